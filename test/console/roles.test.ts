import { beforeAll, expect, test } from 'vitest'
import { expectUsable } from './axe.ts'
import { openPage, settled } from './browser.ts'
import { button, dialog, expectRefused, said } from './on-page.ts'
import { addPerson, signInAs } from './people.ts'
import { workloadNamed } from './tool.ts'

const account = '111122223333'
let sample: string
beforeAll(async () => {
  sample = await workloadNamed('Sample shop')
  await addPerson({ name: 'remy', role: 'reader', account })
  await addPerson({ name: 'cora', role: 'contributor', account })
})

const reader = 'Readers cannot'

test('a reader is told of what takes another role, before anything is filled in', async () => {
  const { open, page, close, problems } = await openPage({ as: await signInAs('remy') })
  const refused: readonly (readonly [string, readonly string[]])[] = [
    ['/workloads', ['Define workload']],
    [`/workloads/${sample}`, ['Save milestone']],
    [`/workloads/${sample}?tab=milestones`, ['Save milestone']],
    [`/workloads/${sample}?tab=properties`, ['Edit', 'Tags']],
    [`/workloads/${sample}?tab=shares`, ['Share']],
    [`/findings?workload=${sample}`, ['Suppress']],
    [`/plan?workload=${sample}&item=account-root-mfa`, ['Save']],
    [`/evidence?workload=${sample}`, ['Attest', 'Upload a file']],
    [`/runs?workload=${sample}`, ['Start a run']],
    ['/lenses', ['Import lens']],
    ['/profiles', ['Create profile']],
    ['/templates', ['Create template']],
  ]
  for (const [path, names] of refused) {
    await open(path)
    for (const name of names) await expectRefused(page, name, reader)
  }
  await open(`/workloads/${sample}`)
  await page.keyboard.press('m')
  await open(`/runs?workload=${sample}&start=1`)
  await expectRefused(page, 'Start a run', reader)
  expect(await dialog(page).count()).toBe(0)
  expect(problems).toEqual([])
  await close()
})

test('a reader reads questions with their evidence, and changes none by mouse or keyboard', async () => {
  const { open, page, close, problems } = await openPage({ as: await signInAs('remy') })
  await open(`/workloads/${sample}/questions?q=identities`)
  await said(page, `${reader} change anything`)
  const box = page.locator('.practice').first().getByRole('checkbox')
  const before = await box.isChecked()
  for (const key of ['1', 'c', 'd', 'x', 'a', '0']) await page.keyboard.press(key)
  await box.click({ force: true })
  expect(await box.isChecked()).toBe(before)
  expect(await dialog(page).count()).toBe(0)
  expect(await page.locator('textarea').count()).toBe(0)
  await page.keyboard.press('j')
  await page.getByRole('heading', { level: 1, name: /SEC03/ }).waitFor()
  await expectUsable(page)
  expect(problems).toEqual([])
  await close()
})

test('a contributor answers and plans, and leaves risks and suppressions to owners', async () => {
  const { open, page, close, problems } = await openPage({ as: await signInAs('cora') })
  await open(`/findings?workload=${sample}`)
  await expectRefused(page, 'Suppress', 'Contributors cannot do this')
  await open(`/plan?workload=${sample}&item=account-root-mfa`)
  expect(await button(page, 'Save').getAttribute('aria-disabled')).not.toBe('true')
  await page.getByRole('button', { name: /^Status \w/ }).click()
  const accept = page.getByRole('option', { name: 'Risk accepted' })
  expect(await accept.getAttribute('aria-disabled')).toBe('true')
  await page.keyboard.press('Escape')
  await open(`/runs?workload=${sample}&start=1`)
  await dialog(page).getByText('Contributors cannot do this. Ask an administrator').waitFor()
  expect(await dialog(page).getByLabel('AWS, as it is now').isDisabled()).toBe(true)
  await open(`/workloads/${sample}/questions?q=identities`)
  await settled(page)
  expect(await page.locator('textarea').count()).toBe(1)
  expect(problems).toEqual([])
  await close()
})
