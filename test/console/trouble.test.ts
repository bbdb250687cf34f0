import { beforeAll, expect, inject, test } from 'vitest'
import { openPage } from './browser.ts'
import { saved } from './on-page.ts'
import { callTool, workloadNamed } from './tool.ts'

let workload: string
beforeAll(async () => {
  workload = await workloadNamed('Answered shop')
})

test('two people change one question: both versions are shown, and nothing is lost', async () => {
  const { open, page, close } = await openPage()
  await open(`/workloads/${workload}/questions?q=protect-data-transit`)
  await page.locator('.practice').first().waitFor()
  // The other one writes while the news of it does not reach this page.
  await page.route('**/api/events*', (route) => route.abort())
  await page.route('**/api/workloads/*/questions*', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  await callTool('UpdateAnswer', {
    WorkloadId: workload,
    LensAlias: 'wellarchitected',
    QuestionId: 'protect-data-transit',
    Notes: 'Written by somebody else.',
  })
  await page.keyboard.press('t')
  await page.keyboard.type('Written here.')
  await page.keyboard.press('Escape')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Written by somebody else.').waitFor()
  await dialog.getByText('Written here.').waitFor()
  await dialog.getByRole('button', { name: 'Save mine on top' }).click()
  await saved(page)
  expect(await page.locator('textarea').inputValue()).toBe('Written here.')
  await close()
})

test('a change that cannot be sent waits, says so, and arrives when the network is back', async () => {
  const { open, page, context, close } = await openPage({ as: inject('console') })
  await open(`/workloads/${workload}/questions?q=incident-response`)
  await page.locator('.practice').first().waitFor()
  await context.setOffline(true)
  await page.keyboard.press('t')
  await page.keyboard.type('Written without a network.')
  await page.keyboard.press('Escape')
  await page.getByText('The server cannot be reached.').first().waitFor()
  await context.setOffline(false)
  await saved(page, 30_000)
  const answer = await callTool('GetAnswer', {
    WorkloadId: workload,
    LensAlias: 'wellarchitected',
    QuestionId: 'incident-response',
  })
  expect(JSON.stringify(answer)).toContain('Written without a network.')
  await close()
})

test('what others write appears by itself', async () => {
  const { open, page, close } = await openPage()
  await open(`/workloads/${workload}?tab=milestones`)
  await page.getByRole('heading', { name: 'Milestones' }).first().waitFor()
  await callTool('CreateMilestone', {
    WorkloadId: workload,
    MilestoneName: 'Saved by somebody else',
    ClientRequestToken: crypto.randomUUID(),
  })
  await page.getByText('Saved by somebody else').first().waitFor()
  await close()
})

test('an address that leads nowhere says so, and a workload that is gone too', async () => {
  const { open, page, close } = await openPage()
  await open('/nowhere')
  await page.getByText('There is no such page').waitFor()
  await page.goto(page.url().replace('/nowhere', `/workloads/${'0'.repeat(32)}`))
  await page.getByText('There is no such thing').waitFor()
  await close()
})
