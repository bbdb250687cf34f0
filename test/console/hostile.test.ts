import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openPage, settled } from './browser.ts'
import { hostileWorkload, markup } from './hostile-workload.ts'
import { said } from './on-page.ts'
import { pages } from './pages.ts'

let workload: string
beforeAll(async () => {
  workload = await hostileWorkload()
})

/** Expects that nothing of the data ran, and that the page is no wider than its window. */
async function expectWhole(page: Page, path: string): Promise<void> {
  expect(await page.evaluate('window.broken'), path).toBe(undefined)
  const over = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
  await expect.poll(over, { message: path, timeout: 10_000 }).toBeLessThanOrEqual(0)
}

/** Pages that show nothing that a person, an account or a lens has written. */
const ofNobody = new Set(['Sign-in', 'Users', 'Access keys', 'Settings'])

/** Every other page. */
const paths = [
  ...pages.filter(({ name }) => !ofNobody.has(name)).map(({ path }) => path),
  '/workloads/WORKLOAD?tab=plan',
  '/workloads/WORKLOAD?tab=evidence',
  '/audit?workload=WORKLOAD',
]

test.each(paths)('%s shows hostile texts as text, and stays in its window', async (path) => {
  const { open, page, close, problems } = await openPage({ width: 360 })
  await open(path.replace('WORKLOAD', workload))
  await expectWhole(page, path)
  expect(problems).toEqual([])
  await close()
})

test('texts of a lens, notes and reasons are shown beside their question', async () => {
  const { open, page, close, problems } = await openPage({ width: 360 })
  await open(`/workloads/${workload}?tab=properties`)
  await said(page, markup)
  await open(`/workloads/${workload}/questions`)
  await page.getByRole('button', { name: /^Lens/ }).click()
  await page.getByRole('option', { name: /<img/ }).click()
  await page.locator('h1', { hasText: markup }).waitFor()
  await settled(page)
  await said(page, 'Not applicable: Other')
  await expectWhole(page, 'question of a lens')
  expect(problems).toEqual([])
  await close()
})

test('a resource with a name of 10 kB opens with its JSON, and its improvement too', async () => {
  const { open, page, close, problems } = await openPage({ width: 360 })
  await open(`/findings?workload=${workload}&outcome=fail&text=${'x'.repeat(50)}`)
  await page.locator('tbody button').first().click()
  await page.locator('.json').first().waitFor()
  await expectWhole(page, 'finding')
  await open(`/plan?workload=${workload}`)
  await page.locator('tr', { hasText: markup }).locator('button').first().click()
  await page.getByLabel('Ticket').waitFor()
  await expectWhole(page, 'improvement')
  expect(problems).toEqual([])
  await close()
})
