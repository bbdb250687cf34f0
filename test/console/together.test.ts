import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectUsable } from './axe.ts'
import { openPage, settled } from './browser.ts'
import { button, dialog, expectRefused, said } from './on-page.ts'
import { addPerson, operationsOf, signInAs } from './people.ts'
import { workloadNamed } from './tool.ts'

const account = '111122223333'
const other = '444455556666'
let sample: string
beforeAll(async () => {
  sample = await workloadNamed('Sample shop')
  await addPerson({ name: 'ines', role: 'owner', account: other })
  await addPerson({ name: 'rosa', role: 'contributor', account })
  await addPerson({ name: 'sven', role: 'owner', account })
})

/** Expects that a page of someone who may only look at the workload offers no change, and says why. */
async function expectNothingToChange(page: Page, of: string): Promise<void> {
  const reason = `Account ${of} shares this workload to be read, not changed.`
  await page.goto(new URL(`/workloads/${sample}/questions?q=permissions`, page.url()).href)
  await said(page, reason)
  const practice = page.locator('.practice').first().getByRole('checkbox')
  const before = await practice.isChecked()
  for (const key of ['1', 'c', 'd', 'x', 'a', '0']) await page.keyboard.press(key)
  await practice.click({ force: true })
  expect(await practice.isChecked()).toBe(before)
  expect(await page.locator('textarea').count()).toBe(0)
  expect(await dialog(page).count()).toBe(0)
  await expectUsable(page)
  const others: readonly (readonly [string, string])[] = [
    [`/plan?workload=${sample}&item=account-root-mfa`, 'Save'],
    [`/evidence?workload=${sample}`, 'Attest'],
    [`/runs?workload=${sample}`, 'Start a run'],
  ]
  for (const [path, name] of others) {
    await page.goto(new URL(path, page.url()).href)
    await settled(page)
    await expectRefused(page, name, reason)
  }
}

test('a workload is shared with another account, which reads it, may not change it, and loses it again', async () => {
  const owner = await openPage()
  await owner.open(`/workloads/${sample}?tab=shares`)
  await button(owner.page, 'Share').click()
  await dialog(owner.page).getByLabel('Shared with').fill(other)
  await dialog(owner.page).getByText('See everything, change nothing.').click()
  await dialog(owner.page).getByRole('button', { name: 'Share' }).click()
  await said(owner.page, 'The invitation is sent.')
  const share = owner.page.locator('tr', { hasText: other })
  await share.waitFor()

  const guest = await openPage({ as: await signInAs('ines') })
  await guest.open('/shares')
  await guest.page.locator('tr', { hasText: 'Sample shop' }).getByText(account).waitFor()
  await expectUsable(guest.page)
  await button(guest.page, 'Accept: Sample shop').click()
  await said(guest.page, 'Accepted; it is in your lists now.')
  await guest.page.getByRole('link', { name: 'Workloads', exact: true }).click()
  await guest.page.getByRole('link', { name: 'Sample shop' }).click()
  for (const tab of ['Review', 'Findings', 'Plan', 'Milestones', 'Evidence', 'Properties']) {
    await guest.page.getByRole('tab', { name: tab, exact: true }).click()
    await settled(guest.page)
    expect(await guest.page.locator('main [class*="awsui_type-error"]').count()).toBe(0)
  }

  await expectNothingToChange(guest.page, account)
  const change = { WorkloadId: sample, LensAlias: 'wellarchitected', QuestionId: 'permissions' }
  const asGuest = await operationsOf('ines')
  await expect(asGuest('UpdateAnswer', { ...change, Notes: 'mine' })).rejects.toThrow(
    'as READONLY, which does not allow this operation',
  )

  await share.locator('input').check({ force: true })
  await button(owner.page, 'Stop sharing').click()
  await said(owner.page, 'It is no longer shared.')
  await guest.page.goto(new URL(`/workloads/${sample}`, guest.page.url()).href)
  await said(guest.page, 'There is no such thing')
  expect([...owner.problems, ...guest.problems]).toEqual([])
  await owner.close()
  await guest.close()
})

test('a statement counts once somebody else accepts it; its author cannot', async () => {
  const statement = 'Every engineer was trained this year; the list is attached.'
  const author = await openPage({ as: await signInAs('rosa') })
  await author.open(`/evidence?workload=${sample}`)
  await button(author.page, 'Attest').click()
  await dialog(author.page).getByLabel('Practice').fill('SEC11-BP01')
  await dialog(author.page).getByLabel('What you state').fill(statement)
  await dialog(author.page)
    .locator('input[type="file"]')
    .setInputFiles({
      name: 'trained.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('grace, ada'),
    })
  await dialog(author.page).getByRole('button', { name: 'Attest' }).click()
  await dialog(author.page).waitFor({ state: 'detached' })
  const row = author.page.locator('tr', { hasText: statement })
  await row.getByText('nobody accepts their own statements').waitFor()
  expect(await row.getByRole('button', { name: /^Accept/ }).count()).toBe(0)

  const reviewer = await openPage({ as: await signInAs('sven') })
  await reviewer.open(`/evidence?workload=${sample}`)
  await button(reviewer.page, `Accept: ${statement}`).click()
  await dialog(reviewer.page).getByLabel('Comment').fill('Checked the list.')
  await dialog(reviewer.page).getByRole('button', { name: 'Accept' }).click()
  await said(reviewer.page, 'It is accepted and counts.')
  // The author's page follows by itself.
  await row.getByText('Accepted').waitFor()
  await row.getByText('sven').waitFor()
  expect([...author.problems, ...reviewer.problems]).toEqual([])
  await author.close()
  await reviewer.close()
})
