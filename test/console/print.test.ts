import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openPage } from './browser.ts'
import { callApi, workloadNamed } from './tool.ts'

/** A4 without its margins, at 96 pixels an inch. */
const paper = 703

let sample: string
beforeAll(async () => {
  sample = await workloadNamed('Sample shop')
})

const printed = [
  ['overview', '/workloads/WORKLOAD'],
  ['question', '/workloads/WORKLOAD/questions?q=identities'],
  ['plan', '/workloads/WORKLOAD?tab=plan'],
  ['report', '/workloads/WORKLOAD/report'],
  ['findings', '/findings?workload=WORKLOAD'],
  ['milestones', '/workloads/WORKLOAD?tab=milestones'],
  ['home', '/'],
] as const

test.each(printed)('the %s prints what is read, not what is clicked', async (_, path) => {
  const { open, page, close, problems } = await openPage({ width: paper, mode: 'dark' })
  await open(path.replace('WORKLOAD', sample))
  const heading = page.locator('h1').first()
  await page.emulateMedia({ media: 'print' })
  const ink = () => page.evaluate<string>('getComputedStyle(document.querySelector("h1")).color')
  await expect.poll(ink, { timeout: 10_000 }).toMatch(/^rgb\([0-5]?\d,/)
  for (const chrome of ['#top-bar', 'nav', '[role="tablist"]', 'input[type="search"]'])
    expect(await page.locator(chrome).locator('visible=true').count(), chrome).toBe(0)
  expect(await heading.isVisible()).toBe(true)
  const over = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
  // What is a little over goes into the margin, which is 45 pixels wide.
  await expect.poll(over, { timeout: 10_000 }).toBeLessThanOrEqual(24)
  expect(problems).toEqual([])
  await page.emulateMedia({ media: 'screen' })
  await close()
})

test('a plan prints all of its rows', async () => {
  const plan = z
    .object({ items: z.array(z.unknown()) })
    .parse(await callApi('GET', `workloads/${sample}/plan/items?limit=200`))
  const { open, page, close } = await openPage()
  await open(`/workloads/${sample}?tab=plan`)
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(25)
  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(plan.items.length)
  await page.emulateMedia({ media: 'screen' })
  await expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(25)
  await close()
})
