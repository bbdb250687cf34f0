import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPage, settled, startBrowser } from './browser.ts'
import { pages } from './pages.ts'
import { workloadNamed } from './tool.ts'

let browser: Browser
let workload: string
beforeAll(async () => {
  workload = await workloadNamed('Sample shop')
  browser = await startBrowser()
})
afterAll(() => browser.close())

describe.each(['light', 'dark'] as const)('in %s colours', (mode) => {
  test.each(pages)(
    '$name has a heading, no mistakes and nothing that keeps anyone out',
    async ({ path, signedOut }) => {
      const { open, page, context, problems } = await openPage(browser, { mode, signedOut })
      await open(path.replace('WORKLOAD', workload))
      expect(await page.locator('h1').count()).toBe(1)
      expect(await violations(page)).toEqual([])
      expect(problems).toEqual([])
      await context.close()
    },
  )
})

test.each([360, 768, 2560])('no page is wider than a window of %i px', async (width) => {
  const { open, page, context } = await openPage(browser, { width })
  for (const { path, signedOut } of pages) {
    if (signedOut === true) continue
    await open(path.replace('WORKLOAD', workload))
    // Tables measure themselves once more after they were drawn.
    const over = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
    await expect.poll(over, { message: path, timeout: 10_000 }).toBeLessThanOrEqual(0)
  }
  await context.close()
})

test('back and forward lead through pages, tabs and filters', async () => {
  const { open, page, context } = await openPage(browser)
  await open('/workloads')
  await page.getByRole('link', { name: 'Sample shop' }).click()
  await page.getByRole('tab', { name: 'Findings' }).click()
  await settled(page)
  expect(new URL(page.url()).searchParams.get('tab')).toBe('findings')
  await page.goBack()
  await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Workloads' }).waitFor()
  await context.close()
})
