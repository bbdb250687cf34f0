import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, settled, startBrowser } from './browser.ts'
import { workloadNamed } from './tool.ts'

let browser: Browser
let sample: string
beforeAll(async () => {
  sample = await workloadNamed('Sample shop')
  browser = await startBrowser()
})
afterAll(() => browser.close())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const said = (page: Page, text: string) => page.getByText(text).first().waitFor()

test('a workload is defined in the wizard, which says what is missing', async () => {
  const { open, page, context, problems } = await openPage(browser)
  await open('/workloads')
  await button(page, 'Define workload').click()
  await button(page, 'Next').click()
  await said(page, 'Give a name of 3 to 100 characters.')
  await page.getByLabel('Name').fill('Booking engine')
  await page.getByLabel('Description').fill('Sells seats to travellers.')
  await page.getByLabel('Review owner').fill('ada@example.com')
  await button(page, 'Next').click()
  await page.getByLabel('AWS accounts').fill('12345')
  await page.getByLabel('Other places').fill('Data centre north')
  await button(page, 'Next').click()
  await said(page, '12345 is no account: it needs 12 digits.')
  await page.getByLabel('AWS accounts').fill('111122223333')
  for (let step = 0; step < 4; step++) await button(page, 'Next').click()
  await page.locator('form, main').getByRole('button', { name: 'Define workload' }).last().click()
  await page.getByRole('heading', { level: 1, name: 'Booking engine' }).waitFor()
  await said(page, 'No evidence yet')
  await said(page, 'plinth review --aws --save')
  expect(problems).toEqual([])
  await context.close()
})

test('two milestones are saved and compared in words', async () => {
  const { open, page, context, problems } = await openPage(browser)
  const id = await workloadNamed('Booking engine')
  await open(`/workloads/${id}?tab=milestones`)
  await saveMilestone(page, 'Before the audit')
  await open(`/workloads/${id}/questions?q=detect-investigate-events`)
  await page.locator('.practice').first().waitFor()
  await page.keyboard.press('1')
  await page.locator('.saving').getByText('Saved').waitFor()
  await open(`/workloads/${id}?tab=milestones`)
  await saveMilestone(page, 'After the audit')
  await open(`/workloads/${id}?tab=milestones&from=1&to=2`)
  await page.locator('.change').first().waitFor()
  expect(await page.locator('.change').count()).toBe(1)
  await said(page, 'Now in place')
  expect(problems).toEqual([])
  await context.close()
})

async function saveMilestone(page: Page, name: string): Promise<void> {
  await page.keyboard.press('m')
  await dialog(page).getByLabel('Name').fill(name)
  await dialog(page).getByRole('button', { name: 'Save milestone' }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

test('failures are suppressed together, with a reason, an owner and a date', async () => {
  const { open, page, context } = await openPage(browser)
  await open(`/findings?workload=${sample}&outcome=fail&check=iam-user-access-key-rotated`)
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  await rows.nth(0).locator('input[type="checkbox"]').check({ force: true })
  await rows.nth(1).locator('input[type="checkbox"]').check({ force: true })
  await button(page, 'Suppress').click()
  await dialog(page).getByLabel('Reason').fill('The vendor rotates them in October.')
  await dialog(page).getByLabel('Owner').fill('platform team')
  await dialog(page).getByRole('button', { name: 'Suppress' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await said(page, 'suppressed.')
  await open(`/findings?workload=${sample}&outcome=suppressed&check=iam-user-access-key-rotated`)
  await rows.first().waitFor()
  await context.close()
})

test('an improvement is assigned on its panel and closed on the board, and both can be undone', async () => {
  const { open, page, context, problems } = await openPage(browser)
  await open(`/plan?workload=${sample}`)
  await page.locator('tbody button').first().click()
  await page.getByLabel('Owner').last().fill('grace')
  await page.getByLabel('Ticket').fill('SEC-42')
  await button(page, 'Save').click()
  await said(page, 'The plan is saved.')
  await open(`/plan?workload=${sample}&view=board`)
  const card = page.locator('.lane').first().locator('li', { hasText: 'grace' })
  await card.getByRole('button', { name: /^Change/ }).click()
  await page.getByRole('menuitem', { name: 'Move to Done' }).click()
  await page.locator('.lane', { hasText: 'Done' }).locator('li', { hasText: 'grace' }).waitFor()
  await button(page, 'Undo').first().click()
  await card.waitFor()
  expect(problems).toEqual([])
  await context.close()
})

test('a statement is made with a file, and nobody accepts their own', async () => {
  const { open, page, context } = await openPage(browser)
  await open(`/evidence?workload=${sample}`)
  await button(page, 'Attest').click()
  await dialog(page).getByLabel('Practice').fill('SEC10-BP02')
  await dialog(page).getByLabel('What you state').fill('The plan was rehearsed in September.')
  await dialog(page)
    .locator('input[type="file"]')
    .setInputFiles({
      name: 'minutes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Rehearsed with the on-call team.'),
    })
  await dialog(page).getByRole('button', { name: 'Attest' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await said(page, 'The plan was rehearsed in September.')
  await said(page, 'nobody accepts their own statements')
  await said(page, 'minutes.txt')
  await context.close()
})

test('every document is offered and arrives', async () => {
  const { open, page, context, problems } = await openPage(browser)
  await open(`/workloads/${sample}/report`)
  await page.frameLocator('iframe').locator('h1').waitFor()
  const links = page.locator('a[href*="/documents/"]')
  const count = await links.count()
  expect(count).toBeGreaterThanOrEqual(7)
  for (let index = 0; index < count; index++) {
    const [download] = await Promise.all([page.waitForEvent('download'), links.nth(index).click()])
    expect(await download.failure()).toBe(null)
  }
  expect(problems).toEqual([])
  await context.close()
})

test('a key is made, its secret shown once, and revoked', async () => {
  const { open, page, context } = await openPage(browser)
  await open('/keys')
  await button(page, 'Create key').click()
  await dialog(page).getByLabel('User').fill('pipeline')
  await dialog(page).getByRole('button', { name: 'Create' }).click()
  await said(page, 'AWS_SECRET_ACCESS_KEY=')
  await button(page, 'I have kept it').click()
  await page.locator('tr', { hasText: 'pipeline' }).locator('input').check({ force: true })
  await button(page, 'Revoke').click()
  await dialog(page).getByRole('button', { name: 'Revoke' }).click()
  await said(page, 'The key is revoked.')
  await context.close()
})

test('whoever is not signed in comes back to where they wanted to go', async () => {
  const { open, page, context } = await openPage(browser, { signedOut: true })
  await open('/plan?view=board')
  expect(new URL(page.url()).searchParams.get('to')).toBe('/plan?view=board')
  await page.getByLabel('User name').fill('nobody')
  await page.getByLabel('Password').fill('wrong password')
  await button(page, 'Sign in').click()
  await page.getByRole('heading', { name: 'Sign in to Plinth' }).waitFor()
  await page.locator('[class*="awsui_type-error"]').first().waitFor()
  await context.close()
})

test('a run of the sample is started and followed until it is complete', async () => {
  const { open, page, context } = await openPage(browser)
  const id = await workloadNamed('Booking engine')
  await open(`/runs?workload=${id}`)
  await button(page, 'Start a run').first().click()
  await dialog(page).getByText('The sample').click()
  await dialog(page).getByRole('button', { name: 'Start a run' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.locator('tbody').getByText('Complete').waitFor({ timeout: 90_000 })
  await settled(page)
  await said(page, 'account:GetAlternateContact')
  await context.close()
})
