import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { documentNames } from '../../src/app/write-document.ts'
import { expectUsable } from './axe.ts'
import { openPage, settled } from './browser.ts'
import { button, dialog, said, saved } from './on-page.ts'
import { operationsOf } from './people.ts'
import { workloadNamed } from './tool.ts'

let sample: string
beforeAll(async () => {
  sample = await workloadNamed('Sample shop')
})

test('a workload is defined in the wizard, which says what is missing', async () => {
  const { open, page, close, problems } = await openPage()
  await open('/workloads')
  await button(page, 'Define workload').click()
  await button(page, 'Next').click()
  await said(page, 'Give a name of 3 to 100 characters.')
  await expectUsable(page, 'main')
  await page.getByLabel('Name').fill('Booking engine')
  await page.getByLabel('Description').fill('Sells seats to travellers.')
  await page.getByLabel('Review owner').fill('ada@example.com')
  await button(page, 'Next').click()
  await page.getByLabel('AWS accounts').fill('12345')
  await page.getByLabel('Other places').fill('Data centre north')
  await button(page, 'Next').click()
  await said(page, '12345 is no account: it needs 12 digits.')
  await expectUsable(page, 'main')
  await page.getByLabel('AWS accounts').fill('111122223333')
  for (let step = 0; step < 4; step++) {
    await button(page, 'Next').click()
    await settled(page)
    await expectUsable(page, 'main')
  }
  await page.locator('form, main').getByRole('button', { name: 'Define workload' }).last().click()
  await page.getByRole('heading', { level: 1, name: 'Booking engine' }).waitFor()
  await said(page, 'No evidence yet')
  await said(page, 'plinth review --aws --save')
  expect(problems).toEqual([])
  await close()
})

test('two milestones are saved and compared in words', async () => {
  const { open, page, close, problems } = await openPage()
  const id = await workloadNamed('Booking engine')
  await open(`/workloads/${id}?tab=milestones`)
  await saveMilestone(page, 'Before the audit')
  await open(`/workloads/${id}/questions?q=detect-investigate-events`)
  await page.locator('.practice').first().waitFor()
  await page.keyboard.press('1')
  await saved(page)
  await open(`/workloads/${id}?tab=milestones`)
  await saveMilestone(page, 'After the audit')
  await open(`/workloads/${id}?tab=milestones&from=1&to=2`)
  await page.locator('.change').first().waitFor()
  expect(await page.locator('.change').count()).toBe(1)
  await said(page, 'Now in place')
  // The counts of an old milestone lead to the questions as they were then.
  const row = page.locator('tr', { hasText: 'After the audit' })
  const counts = row.getByRole('link', { name: /^[1-9]\d* (?:High|Medium) risk$/ })
  const count = (await counts.first().textContent()) ?? ''
  await counts.first().click()
  await page
    .getByRole('heading', { name: `Questions at milestone 2: After the audit (${count})` })
    .waitFor()
  expect(await page.locator('tbody tr').count()).toBe(Number(count))
  await expectUsable(page)
  expect(problems).toEqual([])
  await close()
})

async function saveMilestone(page: Page, name: string): Promise<void> {
  await page.keyboard.press('m')
  await dialog(page).getByLabel('Name').fill(name)
  await dialog(page).getByRole('button', { name: 'Save milestone' }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

test('failures are suppressed together, with a reason, an owner and a date', async () => {
  const { open, page, close } = await openPage()
  await open(`/findings?workload=${sample}&outcome=fail&check=iam-user-access-key-rotated`)
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  await rows.nth(0).locator('input[type="checkbox"]').check({ force: true })
  await rows.nth(1).locator('input[type="checkbox"]').check({ force: true })
  await button(page, 'Suppress').click()
  await expectUsable(page, '[role="dialog"]')
  await dialog(page).getByLabel('Reason').fill('The vendor rotates them in October.')
  await dialog(page).getByLabel('Owner').fill('platform team')
  await dialog(page).getByRole('button', { name: 'Suppress' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await said(page, 'suppressed.')
  await open(`/findings?workload=${sample}&outcome=suppressed&check=iam-user-access-key-rotated`)
  await rows.first().getByRole('button').first().click()
  await page.locator('.json').first().waitFor()
  await said(page, 'The vendor rotates them in October.')
  await expectUsable(page)
  await close()
})

test('an improvement is assigned on its panel and closed on the board, and both can be undone', async () => {
  const { open, page, close, problems } = await openPage()
  await open(`/plan?workload=${sample}`)
  const heads = [
    'What is wrong',
    'Severity',
    'Owner',
    'Due',
    'Status',
    'What to do',
    'Closes',
    'Effort',
  ]
  expect(await page.locator('thead').first().getByRole('columnheader').allInnerTexts()).toEqual(
    heads,
  )
  await page.locator('tbody tr', { hasText: 'Fail' }).getByRole('button').first().click()
  await page.getByLabel('Owner').last().fill('grace')
  await page.getByLabel('Ticket').fill('SEC-42')
  await expectUsable(page)
  await button(page, 'Save').click()
  await said(page, 'The plan is saved.')
  await open(`/plan?workload=${sample}&view=board`)
  const card = page.locator('.lane').first().locator('li', { hasText: 'grace' })
  const done = page.locator('.lane', { hasText: 'Done' }).locator('li', { hasText: 'grace' })
  const finish = async () => {
    await card.getByRole('button', { name: /^Change/ }).click()
    await page.getByRole('menuitem', { name: 'Move to Done' }).click()
    await done.waitFor()
  }
  await finish()
  await button(page, 'Undo').first().click()
  await card.waitFor()
  await finish()
  await said(page, 'The plan is saved.')
  await open(`/plan?workload=${sample}&view=board`)
  await done.waitFor()
  expect(problems).toEqual([])
  await close()
})

test('a statement is made with a file, and nobody accepts their own', async () => {
  const { open, page, close } = await openPage()
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
  await close()
})

test('every document is offered and arrives', async () => {
  const { open, page, close, problems } = await openPage()
  await open(`/workloads/${sample}/report`)
  await page.frameLocator('iframe').locator('h1').waitFor()
  for (const name of documentNames) {
    // The Tool's own PDF is offered in its place.
    const link =
      name === 'pdf'
        ? button(page, 'PDF of the Well-Architected Tool')
        : page.locator(`a[href$="/documents/${name}"]`)
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(await download.failure(), name).toBe(null)
  }
  expect(problems).toEqual([])
  await close()
})

test('a key is made, its secret shown once, and revoked', async () => {
  const { open, page, close } = await openPage()
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
  await close()
})

test('whoever is not signed in comes back to where they wanted to go', async () => {
  const { open, page, close } = await openPage({ as: 'nobody' })
  await open('/plan?view=board')
  expect(new URL(page.url()).searchParams.get('to')).toBe('/plan?view=board')
  await page.getByLabel('User name').fill('nobody')
  await page.getByLabel('Password').fill('wrong password')
  await button(page, 'Sign in').click()
  await page.getByRole('heading', { name: 'Sign in to Plinth' }).waitFor()
  await page.locator('[class*="awsui_type-error"]').first().waitFor()
  await close()
})

test('a run of the sample is started and followed until it is complete', async () => {
  const { open, page, close } = await openPage()
  const id = await workloadNamed('Booking engine')
  await open(`/runs?workload=${id}`)
  await button(page, 'Start a run').first().click()
  await dialog(page).getByText('The sample').click()
  await dialog(page).getByRole('button', { name: 'Start a run' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.locator('tbody').getByText('Complete').waitFor({ timeout: 90_000 })
  await settled(page)
  await said(page, 'account:GetAlternateContact')
  await close()
})

test('a reader signs in with a password, looks, and is refused to change anything', async () => {
  const administrator = await openPage()
  await administrator.open('/users')
  await button(administrator.page, 'Add user').click()
  await dialog(administrator.page).getByLabel('Name').fill('reader-rita')
  await dialog(administrator.page).getByLabel('First password').fill('correct horse battery staple')
  await dialog(administrator.page)
    .getByRole('button', { name: /Contributor/ })
    .click()
  await administrator.page.getByRole('option', { name: /Reader/ }).click()
  await dialog(administrator.page).getByRole('button', { name: 'Add user' }).click()
  await said(administrator.page, 'The user is added.')
  await administrator.close()
  const { open, page, close } = await openPage({ as: 'nobody' })
  await open(`/workloads/${sample}/questions?q=permissions`)
  await page.getByLabel('User name').fill('reader-rita')
  await page.getByLabel('Password').fill('correct horse battery staple')
  await button(page, 'Sign in').click()
  await page.locator('.practice').first().waitFor()
  await said(page, 'Readers cannot change anything.')
  const box = page.locator('.practice').first().getByRole('checkbox')
  const before = await box.isChecked()
  await page.keyboard.press('1')
  expect(await box.isChecked()).toBe(before)
  await close()
  // The page only spares people the way; it is the server that refuses.
  const call = await operationsOf('reader-rita')
  const change = { WorkloadId: sample, LensAlias: 'wellarchitected', QuestionId: 'permissions' }
  await expect(call('UpdateAnswer', { ...change, Notes: 'by a reader' })).rejects.toThrow(
    'The role reader of',
  )
})
