import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectUsable, violations } from './axe.ts'
import { openPage, settled } from './browser.ts'
import { pages } from './pages.ts'
import { workloadNamed } from './tool.ts'

let workload: string
beforeAll(async () => {
  workload = await workloadNamed('Sample shop')
})

test.each(pages)(
  '$name has a heading, fits every window, makes no mistakes and keeps nobody out',
  async ({ path, signedOut, buttons = [], keys = [] }) => {
    const as = signedOut === true ? 'nobody' : undefined
    const { open, page, close, problems } = await openPage({ width: 360, as })
    await open(path.replace('WORKLOAD', workload))
    expect(await page.locator('h1').count()).toBe(1)
    await expectFits(page, 360)
    // Colours are the same in every width.
    expect(await violations(page, { without: ['color-contrast'] })).toEqual([])
    for (const width of [768, 2560, 1440]) await expectFits(page, width)
    await expectUsable(page)
    const dialog = page.getByRole('dialog')
    for (const [index, name] of [...keys, ...buttons].entries()) {
      if (index < keys.length) await page.keyboard.press(name)
      else await page.getByRole('button', { name, exact: true }).first().click()
      await dialog.waitFor()
      await expectUsable(page, '[role="dialog"]')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    expect(problems).toEqual([])
    await close()
  },
)

/** Expects that a page is no wider than a window. */
async function expectFits(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
  // Tables measure themselves once more after they were drawn.
  const over = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
  await expect.poll(over, { message: `${width} px`, timeout: 10_000 }).toBeLessThanOrEqual(0)
}

/** What a page asked for, with what it sent; not the stream of events. */
function callsOf(page: Page): readonly string[] {
  const calls: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/') && pathname !== '/api/events')
      calls.push(`${request.method()} ${pathname}${search} ${request.postData() ?? ''}`)
  })
  return calls
}

test('no page that is opened by its address asks for the same twice', async () => {
  const { open, page, close } = await openPage()
  const calls = callsOf(page)
  const twice: string[] = []
  for (const { name, path, signedOut } of pages) {
    if (signedOut === true) continue
    const before = calls.length
    await open(path.replace('WORKLOAD', workload))
    const made = calls.slice(before)
    twice.push(...made.filter((call, at) => made.indexOf(call) < at).map((c) => `${name}: ${c}`))
  }
  expect(calls.length).toBeGreaterThan(pages.length)
  expect(twice).toEqual([])
  await close()
})

test('back and forward lead through pages, tabs and filters', async () => {
  const { open, page, close } = await openPage()
  await open('/workloads')
  await page.getByRole('link', { name: 'Sample shop' }).click()
  await page.getByRole('tab', { name: 'Findings' }).click()
  await settled(page)
  expect(new URL(page.url()).searchParams.get('tab')).toBe('findings')
  await page.goBack()
  await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Workloads' }).waitFor()
  await close()
})
