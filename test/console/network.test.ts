import type { Route } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { openPage } from './browser.ts'
import { button, dialog, said, saved } from './on-page.ts'
import { pages } from './pages.ts'
import { callApi, callTool, server, workloadNamed } from './tool.ts'

let workload: string
beforeAll(async () => {
  workload = await workloadNamed('Answered shop')
})

const view = z.object({ version: z.int(), notes: z.string() })
const stored = async (question: string) =>
  view.parse(await callApi('GET', `workloads/${workload}/questions/${question}`))

/** Lets a request arrive, and loses its answer on the way back. */
async function loseAnswer(route: Route, then: () => void = () => undefined): Promise<void> {
  await route.fetch()
  then()
  await route.abort('connectionreset')
}

describe('answers', () => {
  test('the server dies before it has answered a save: it says so, and all arrives once when it is back', async () => {
    const { open, page, close, problems } = await openPage()
    await open(`/workloads/${workload}/questions?q=detect-investigate-events`)
    await page.locator('.practice').first().waitFor()
    const { version } = await stored('detect-investigate-events')
    const { pid } = server()
    await page.route(
      '**/questions/*',
      (route) => loseAnswer(route, () => process.kill(pid, 'SIGKILL')),
      { times: 1 },
    )
    await page.keyboard.press('1')
    await page.keyboard.press('t')
    await page.keyboard.type('Written while the server was down.')
    await page.keyboard.press('Escape')
    await said(page, 'Not saved yet; trying again…')
    await saved(page, 60_000)
    expect(server().pid).not.toBe(pid)
    expect(await stored('detect-investigate-events')).toEqual({
      version: version + 2,
      notes: 'Written while the server was down.',
    })
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(problems).toEqual([])
    await close()
  })

  test('an answer that was lost on its way back is not saved twice', async () => {
    const { open, page, close } = await openPage()
    await open(`/workloads/${workload}/questions?q=protect-data-rest`)
    await page.locator('.practice').first().waitFor()
    const { version } = await stored('protect-data-rest')
    await page.route('**/questions/*', (route) => loseAnswer(route), { times: 1 })
    await page.keyboard.press('1')
    await saved(page)
    expect((await stored('protect-data-rest')).version).toBe(version + 1)
    await close()
  })

  test('a change that meets another waits with both versions, also where the reader has gone on', async () => {
    const { open, page, close } = await openPage()
    await open(`/workloads/${workload}/questions?q=incident-response`)
    await page.locator('.practice').first().waitFor()
    const notes = 'Written by somebody else meanwhile.'
    await page.route(
      '**/questions/incident-response*',
      async (route) => {
        await callTool('UpdateAnswer', {
          WorkloadId: workload,
          LensAlias: 'wellarchitected',
          QuestionId: 'incident-response',
          Notes: notes,
        })
        await route.continue()
      },
      { times: 1 },
    )
    await page.keyboard.press('t')
    await page.keyboard.type('Written here. ')
    await page.keyboard.press('Escape')
    await page.keyboard.press('k')
    await page.locator('h1', { hasText: 'SEC09' }).waitFor()
    await said(page, 'A change of SEC10 is not saved.')
    await button(page, 'Open').click()
    await dialog(page).getByText(notes).waitFor()
    await dialog(page).getByText('Written here.').waitFor()
    await dialog(page).getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe(notes)
    await close()
  })
})

describe('dialogs', () => {
  test('keep what was typed when the answer is lost, and do it once when it is sent again', async () => {
    const { open, page, close } = await openPage()
    const statement = 'The plan was rehearsed with everyone in October.'
    await open(`/evidence?workload=${workload}`)
    await button(page, 'Attest').click()
    await dialog(page).getByLabel('Practice').fill('SEC10-BP02')
    await dialog(page).getByLabel('What you state').fill(statement)
    await page.route('**/attestations', (route) => loseAnswer(route), { times: 1 })
    await dialog(page).getByRole('button', { name: 'Attest' }).click()
    await dialog(page).getByText('What you typed is still here.').waitFor()
    await dialog(page).getByRole('button', { name: 'Attest' }).click()
    await dialog(page).waitFor({ state: 'detached' })
    await page.locator('tr', { hasText: statement }).first().waitFor()
    const { items } = z
      .object({ items: z.array(z.object({ statement: z.string() })) })
      .parse(await callApi('GET', `workloads/${workload}/attestations`))
    expect(items.filter((each) => each.statement === statement)).toHaveLength(1)
    await close()
  })

  test('a milestone whose answer is lost is saved once', async () => {
    const { open, page, close } = await openPage()
    await open(`/workloads/${workload}?tab=milestones`)
    await page.keyboard.press('m')
    await dialog(page).getByLabel('Name').fill('Saved on a bad line')
    await page.route('**/CreateMilestone', (route) => loseAnswer(route), { times: 1 })
    await dialog(page).getByRole('button', { name: 'Save milestone' }).click()
    await dialog(page).waitFor({ state: 'detached' })
    const row = page.locator('tr', { hasText: 'Saved on a bad line' })
    await row.first().waitFor()
    expect(await row.count()).toBe(1)
    await close()
  })

  test('a card of the board that could not be moved goes back, and says so', async () => {
    const { open, page, close } = await openPage()
    await open(`/plan?workload=${workload}&view=board`)
    const lane = page.locator('.lane')
    const card = lane.first().locator('li').first()
    const title = await card.locator('button').last().innerText()
    await page.route('**/plan/items/*', (route) => route.abort('connectionfailed'))
    await card.getByRole('button', { name: /^Change/ }).click()
    await page.getByRole('menuitem', { name: 'Move to Done' }).click()
    await said(page, 'The server cannot be reached.')
    await lane.first().locator('li', { hasText: title }).first().waitFor()
    expect(await page.locator('.lane', { hasText: 'Done' }).locator('li').count()).toBe(0)
    await close()
  })
})

describe('reading', () => {
  const data = ({ pathname }: URL) =>
    pathname.startsWith('/api/') && pathname !== '/api/session' && pathname !== '/api/events'

  test('without a network a page says so, and is there when the network is', async () => {
    const { open, page, context, close } = await openPage({ as: inject('console') })
    await open('/')
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Workloads', exact: true }).click()
    await said(page, 'The server cannot be reached.')
    await context.setOffline(false)
    await page.getByRole('heading', { level: 1, name: 'Workloads' }).waitFor()
    await page.getByRole('row', { name: /Answered shop/ }).waitFor()
    await page.getByText('The server cannot be reached.').waitFor({ state: 'detached' })
    await close()
  })

  test('while answers are slow, a page shows where they will be', async () => {
    const { page, close } = await openPage()
    let go: () => void = () => undefined
    const slow = new Promise<void>((done) => (go = done))
    await page.route(data, async (route) => {
      await slow
      await route.continue()
    })
    await page.goto(`${inject('console').url}/workloads/${workload}`)
    await page.locator('[role="status"][aria-label="Loading…"]').first().waitFor()
    await said(page, 'The network is slow. Still trying…')
    go()
    await page.getByRole('heading', { level: 1, name: 'Answered shop' }).waitFor()
    await page.getByText('The network is slow.').waitFor({ state: 'detached' })
    await close()
  })

  // Tabs of a workload show nothing before the workload is there.
  const ownData = pages.filter(({ path, reads }) => reads !== false && !/WORKLOAD\?/.test(path))
  test.each(ownData)('$name says what failed, and tries again when asked', async ({ path }) => {
    const { page, close, problems } = await openPage()
    await page.route(data, (route) =>
      route.fulfill({ status: 500, json: { code: 'internal', message: 'The disk is full.' } }),
    )
    await page.goto(`${inject('console').url}${path.replace('WORKLOAD', workload)}`)
    const again = button(page, 'Try again').first()
    await again.waitFor()
    await said(page, 'The disk is full.')
    await page.unroute(data)
    // Parts of a page that are read apart are tried again apart.
    await expect
      .poll(async () => {
        if (await again.isVisible()) await again.click()
        return page.getByText('The disk is full.').count()
      })
      .toBe(0)
    expect(problems.filter((line) => !line.includes('status of 500'))).toEqual([])
    await close()
  })
})
