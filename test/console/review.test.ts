import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openPage } from './browser.ts'
import { saved } from './on-page.ts'
import { callTool, workloadNamed } from './tool.ts'

let workload: string
beforeAll(async () => {
  workload = await workloadNamed('Answered shop')
})

const answerOf = z.object({
  Answer: z.object({
    SelectedChoices: z.array(z.string()),
    Risk: z.string(),
    Notes: z.string().optional(),
    ChoiceAnswers: z.array(
      z.object({
        ChoiceId: z.string(),
        Status: z.string(),
        Reason: z.string().optional(),
        Notes: z.string().optional(),
      }),
    ),
  }),
})

async function stored(question: string) {
  const input = { WorkloadId: workload, LensAlias: 'wellarchitected', QuestionId: question }
  return answerOf.parse(await callTool('GetAnswer', input)).Answer
}

const heading = (page: Page) => page.locator('h1')

test('all eleven questions of the Security Pillar are answered with the keyboard alone', async () => {
  const { open, page, close, problems } = await openPage()
  await open(`/workloads/${workload}`)
  await page.keyboard.press('r')
  for (let number = 1; number <= 11; number++) {
    const name = `SEC${String(number).padStart(2, '0')}`
    await heading(page).filter({ hasText: name }).waitFor()
    await page.keyboard.press('c')
    await saved(page)
    if (number < 11) await page.keyboard.press('j')
  }
  await page.locator('.review-questions').locator('.origin-human, .origin-mixed').nth(10).waitFor()
  await page.keyboard.press('k')
  await heading(page).filter({ hasText: 'SEC10' }).waitFor()
  expect(problems).toEqual([])
  await close()
})

test('digits tick practices, u takes it back, and notes are saved on leaving', async () => {
  const { open, page, close } = await openPage()
  await open(`/workloads/${workload}/questions?q=permissions`)
  await page.locator('.practice').first().waitFor()
  const before = (await stored('permissions')).SelectedChoices
  await page.keyboard.press('1')
  await saved(page)
  const after = (await stored('permissions')).SelectedChoices
  expect(Math.abs(after.length - before.length)).toBe(1)
  await page.keyboard.press('u')
  await expect
    .poll(async () => (await stored('permissions')).SelectedChoices.toSorted())
    .toEqual(before.toSorted())
  await page.keyboard.press('t')
  await page.keyboard.type('Checked with the platform team: j k 1 u are only letters here.')
  await page.keyboard.press('Escape')
  await expect
    .poll(async () => (await stored('permissions')).Notes)
    .toBe('Checked with the platform team: j k 1 u are only letters here.')
  await close()
})

test('a person may disagree with the evidence, with a reason that stays beside it', async () => {
  const { open, page, close } = await openPage()
  await open(`/workloads/${workload}/questions?q=identities`)
  await page.locator('.practice').first().waitFor()
  await page.keyboard.press('d')
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .fill('The identity provider asks for it, which is out of sight here.')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  const reason = page.locator('.practice-active .note')
  await reason.filter({ hasText: 'out of sight' }).waitFor()
  await page.locator('.practice-active').getByText('Evidence disputes this answer').waitFor()
  await expect
    .poll(
      async () =>
        (await stored('identities')).ChoiceAnswers.find(({ Notes }) =>
          Notes?.includes('out of sight'),
        )?.Status,
    )
    .toBe('SELECTED')
  await close()
})

test('a practice that does not apply says why', async () => {
  const { open, page, close } = await openPage()
  await open(`/workloads/${workload}/questions?q=application-security`)
  await page.locator('.practice').first().waitFor()
  await page.keyboard.press('x')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Business priorities').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.locator('.practice-active').getByText('Not applicable: Business priorities').waitFor()
  await expect
    .poll(
      async () =>
        (await stored('application-security')).ChoiceAnswers.find(
          ({ Status }) => Status === 'NOT_APPLICABLE',
        )?.Reason,
    )
    .toBe('BUSINESS_PRIORITIES')
  await close()
})

test('evidence opens to the resource with what decided marked in its JSON', async () => {
  const { open, page, close } = await openPage()
  await open(`/workloads/${workload}/questions?q=protect-data-rest`)
  await page.locator('.evidence-findings button').first().click()
  await page.locator('.json mark').first().waitFor()
  expect(new URL(page.url()).searchParams.get('finding')).toMatch(/^[0-9a-f]{16}$/)
  await page.getByRole('button', { name: 'Back to the evidence' }).click()
  await page.locator('.evidence-findings').first().waitFor()
  await close()
})
