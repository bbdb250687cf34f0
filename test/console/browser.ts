import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

export interface Look {
  readonly mode?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  /** Who looks: nobody yet, or the holder of a session; an administrator where it is left out. */
  readonly as?: 'nobody' | Session | undefined
}

/** Value of a session cookie. */
export interface Session {
  readonly session: string
}

export interface OpenPage {
  readonly page: Page
  readonly context: BrowserContext
  /** Everything that went wrong in the page. */
  readonly problems: readonly string[]
  /** Opens a path, and waits until the page has its data. */
  readonly open: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

let connected: Promise<Browser> | undefined
let administrator: Promise<BrowserContext> | undefined
/** Pages of the administrator that no test has: a page that has loaded the console loads it again for half the work. */
const idle: Page[] = []

/** The browser of all tests. */
const browser = () => (connected ??= chromium.connect(inject('console').browser))

/**
 * A page of someone. Pages of the administrator share one context with its cache, so that only the first loads all of the console;
 * everybody else has a context of his own, which closes with the page.
 */
export async function openPage(look: Look = {}): Promise<OpenPage> {
  const { mode = 'light', width = 1440, height = 900, as } = look
  const shared = as === undefined
  const context = await (shared
    ? (administrator ??= newContext(inject('console')))
    : newContext(as))
  const page = (shared ? idle.pop() : undefined) ?? (await context.newPage())
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: mode, reducedMotion: 'reduce' })
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    // What the server refuses is shown on the page, and is no mistake of the page.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_/.test(message.text()))
      problems.push(`console: ${message.text()}`)
  })
  return {
    page,
    context,
    problems,
    open: (path) => openAt(page, path),
    close: () => (shared ? leave(page) : context.close()),
  }
}

/** Leaves a page to the next test, without scripts; in the same process, since another would have to compile them again. */
async function leave(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'wait' })
  page.removeAllListeners()
  await page.goto(`${inject('console').url}/plinth.svg`)
  await page.evaluate('sessionStorage.clear()')
  await page.mouse.move(0, 0)
  idle.push(page)
}

/** Leaves the browser to the next file: without what this one has left open, and without the preferences it has set. */
export async function leaveBrowser(): Promise<void> {
  if (connected === undefined) return
  const shared = await administrator
  const [kept] = idle.splice(0)
  for (const context of (await connected).contexts()) if (context !== shared) await context.close()
  if (kept === undefined) {
    await shared?.close()
    administrator = undefined
    return
  }
  for (const page of kept.context().pages()) if (page !== kept) await page.close()
  await kept.evaluate('localStorage.clear()')
  idle.push(kept)
}

/** A context of its own. @param as whose it is */
export async function newContext(as: 'nobody' | Session): Promise<BrowserContext> {
  const { url } = inject('console')
  const context = await (await browser()).newContext()
  context.setDefaultTimeout(15_000)
  if (as !== 'nobody')
    await context.addCookies([
      { name: 'plinth_session', value: as.session, url, httpOnly: true, sameSite: 'Strict' },
    ])
  return context
}

async function openAt(page: Page, path: string): Promise<void> {
  await page.goto(`${inject('console').url}${path}`)
  await settled(page)
}

/** Waits until a page has its data: a heading, and nothing that loads. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  const loads = '[role="status"][aria-label="Loading…"], [class*="awsui_loading"]'
  await page.locator(loads).first().waitFor({ state: 'detached' })
}
