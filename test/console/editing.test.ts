import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { violations } from './axe.ts'
import { openPage, settled } from './browser.ts'
import { button, dialog, said } from './on-page.ts'
import { addPerson } from './people.ts'
import { callApi, callTool, workloadNamed } from './tool.ts'

const findings = z.object({
  total: z.int(),
  items: z.array(z.object({ id: z.string(), check: z.string() })),
})

let sample: string
beforeAll(async () => {
  sample = await workloadNamed('Sample shop')
})

test('a suppression is listed with who, why and until when, and revoked', async () => {
  const failed = async () =>
    findings.parse(await callApi('GET', `workloads/${sample}/findings?outcome=fail&limit=2`))
  const before = await failed()
  await callApi('POST', `workloads/${sample}/suppressions`, {
    findings: before.items.slice(0, 1).map(({ id }) => id),
    reason: 'Replaced next month',
    owner: 'Web team',
    expires: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  })
  expect((await failed()).total).toBe(before.total - 1)
  const { open, page, close, problems } = await openPage()
  await open(`/findings?workload=${sample}`)
  await button(page, 'Suppressions').click()
  await settled(page)
  const row = page.getByRole('row').filter({ hasText: 'Replaced next month' })
  expect(await row.innerText()).toContain('Web team')
  await row.getByRole('link', { name: '1 finding' }).click()
  await page.getByRole('heading', { level: 1, name: 'Findings (1)' }).waitFor()
  await page.goBack()
  await row.getByRole('radio').check()
  await button(page, 'Revoke').click()
  expect(await violations(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Revoke' }).click()
  await row.getByText('Revoked').waitFor()
  expect((await failed()).total).toBe(before.total)
  expect(problems).toEqual([])
  await close()
})

test('tags are added, changed and taken away', async () => {
  const { open, page, close, problems } = await openPage()
  await open(`/workloads/${sample}?tab=properties`)
  const edit = async (work: () => Promise<void>) => {
    await button(page, 'Tags').click()
    await dialog(page).getByRole('button', { name: 'Add tag' }).waitFor()
    await work()
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    await dialog(page).waitFor({ state: 'detached' })
  }
  await edit(async () => {
    await dialog(page).getByRole('button', { name: 'Add tag' }).click()
    expect(await dialog(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await dialog(page).getByRole('textbox', { name: 'Key' }).fill('team')
    await dialog(page).getByRole('textbox', { name: 'Value' }).fill('web/front')
    expect(await violations(page)).toEqual([])
  })
  await said(page, 'team=web/front')
  await edit(() => dialog(page).getByRole('textbox', { name: 'Value' }).fill('shop'))
  await said(page, 'team=shop')
  await edit(() => dialog(page).getByRole('button', { name: 'Remove' }).click())
  await page.getByText('team=shop').waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await close()
})

test('roles of a user are changed where they are given', async () => {
  await addPerson({ name: 'nia', role: 'reader', account: '111122223333' })
  const { open, page, close, problems } = await openPage()
  await open('/users')
  const row = page.getByRole('row').filter({ hasText: 'nia' })
  await row.getByRole('radio').check()
  await button(page, 'Change roles').click()
  await dialog(page).getByRole('button', { name: 'Add a role' }).click()
  await dialog(page).getByRole('textbox', { name: 'Account' }).last().fill('4444')
  await dialog(page).getByText('12 digits, or *', { exact: true }).waitFor()
  expect(await dialog(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await dialog(page).getByRole('textbox', { name: 'Account' }).last().fill('444455556666')
  expect(await violations(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await row.getByText('reader: 444455556666').waitFor()
  expect(problems).toEqual([])
  await close()
})

test('answers of a template are edited, and workloads start from them', async () => {
  const made = await callTool('CreateReviewTemplate', {
    TemplateName: 'Web baseline',
    Description: 'What every web workload has.',
    Lenses: ['wellarchitected'],
    ClientRequestToken: crypto.randomUUID(),
  })
  const { TemplateArn } = z.object({ TemplateArn: z.string() }).parse(made)
  const practice = 'Separate workloads using accounts'
  const { open, page, close, problems } = await openPage()
  await open('/templates')
  await page.getByRole('link', { name: 'Web baseline' }).click()
  await page.getByRole('heading', { level: 1, name: 'Web baseline' }).waitFor()
  await page.getByLabel(practice).check()
  await page.getByLabel('Notes').fill('As our guideline says')
  expect(await violations(page)).toEqual([])
  await button(page, 'Save answer').click()
  await said(page, 'The answer is saved.')
  await said(page, '1 of ')
  await open(`/template?arn=${encodeURIComponent(TemplateArn)}`)
  expect(await page.getByLabel(practice).isChecked()).toBe(true)
  await page.getByLabel('The question applies').uncheck()
  await button(page, 'Save answer').click()
  await expect
    .poll(async () => JSON.stringify(await templateAnswers(TemplateArn)))
    .toContain('"IsApplicable":false')
  expect(problems).toEqual([])
  await close()
})

function templateAnswers(TemplateArn: string): Promise<unknown> {
  const place = { TemplateArn, LensAlias: 'wellarchitected' }
  return callTool('ListReviewTemplateAnswers', place)
}

describe('lists', () => {
  test('of findings open by page, and the address keeps it', async () => {
    const { open, page, close } = await openPage()
    await open(`/findings?workload=${sample}`)
    const first = () => page.locator('tbody tr').first().innerText()
    const before = await first()
    await page.getByRole('button', { name: 'Page 3', exact: false }).first().click()
    await expect.poll(() => new URL(page.url()).searchParams.get('page')).toBe('3')
    await expect.poll(first).not.toBe(before)
    const third = await first()
    await page.reload()
    await settled(page)
    expect(await first()).toBe(third)
    await close()
  })

  test('of an account and a Region are as long as their cell of the map says', async () => {
    const { open, page, close } = await openPage()
    await open(`/workloads/${sample}`)
    const cell = page.getByRole('link', { name: /^444455556666, eu-west-1/ })
    await cell.click()
    await settled(page)
    const search = new URL(page.url()).searchParams
    expect([search.get('account'), search.get('region')]).toEqual(['444455556666', 'eu-west-1'])
    const { total } = findings.parse(
      await callApi(
        'GET',
        `workloads/${sample}/findings?ofAccount=444455556666&ofRegion=eu-west-1&limit=1`,
      ),
    )
    await page.getByRole('heading', { name: `Findings (${total.toLocaleString('en')})` }).waitFor()
    await close()
  })

  test('of improvements are as long as the numbers of home', async () => {
    const { open, page, close } = await openPage()
    await open('/')
    const link = page.getByRole('link', { name: / Critical, open$/ })
    const count = await link.innerText()
    await link.click()
    await page
      .getByRole('heading', { level: 1, name: `Improvements of all workloads (${count})` })
      .waitFor()
    await close()
  })
})

test('an authenticator is set up by a code to scan', async () => {
  const { open, page, close, problems } = await openPage()
  await open('/settings')
  await button(page, 'Set up an authenticator').click()
  const code = page.getByRole('img', { name: 'QR code with the secret for an authenticator app' })
  await code.waitFor()
  expect(await violations(page)).toEqual([])
  expect(problems).toEqual([])
  await close()
})
