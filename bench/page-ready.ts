/** A timer that comes later than this many milliseconds found the page busy. */
const late = 50
/** Milliseconds after which a page counts as one that never comes. */
const longest = 60_000
/** What a page shows instead of its data when something went wrong. */
const failure = 'main [class*="awsui_type-error"]'

/**
 * Script for a page. `plinthReady(start, leaving, selector, whole)` promises the milliseconds from `start` until the page has a
 * heading (another one than before, when it is being left), what the selector names and, when it must be whole, nothing
 * that loads, and answers timers at once four times in a row. Rejects where the page shows a failure,
 * or never shows what it should.
 */
export const watchPage = `{
  const loading = '[role="status"][aria-label="Loading…"], main [class*="awsui_loading"]'
  globalThis.plinthReady = (start, leaving, ready, whole) =>
    new Promise((done, fail) => {
      const left = leaving ? document.querySelector('h1') : null
      let shown = false
      let last = performance.now()
      let calm = 0
      let at = 0
      const begun = last
      const look = () => {
        const now = performance.now()
        const busy = now - last > ${late}
        last = now
        if (!shown) {
          shown =
            left?.isConnected !== true &&
            document.querySelector('h1') !== null &&
            document.querySelector(ready) !== null &&
            (!whole || document.querySelector(loading) === null)
          at = now
        } else if (busy) {
          calm = 0
          at = now
        } else calm++
        const failed = document.querySelector('${failure}')
        if (failed !== null) fail(new Error('The page shows a failure: ' + failed.textContent))
        else if (now - begun > ${longest}) fail(new Error('The page never shows ' + ready))
        else if (calm < 4) setTimeout(look, 8)
        else done(at - start)
      }
      look()
    })
}`
