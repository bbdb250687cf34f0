// Makes docs/images/console.jpg: every page of the console over the sample, side by side, as the README and the guide show it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startBrowser } from '../test/console/start-browser.ts'
import { pages } from '../test/console/pages.ts'
import { finished, serve } from '../test/console/serve.ts'
import { buildConsole } from './build-ui.ts'

const root = join(import.meta.dirname, '..')
const plinth = join(root, 'bin/plinth.mjs')
const image = join(root, 'docs/images/console.jpg')
const [width, height, columns] = [1280, 800, 4]

/** What people state: question and practice. */
const answers = [
  ['application-security', 'sec_appsec_train_for_application_security'],
  ['application-security', 'sec_appsec_manual_code_reviews'],
  ['detect-investigate-events', 'sec_detect_investigate_events_security_alerts'],
] as const

await buildConsole()
const home = mkdtempSync(join(tmpdir(), 'plinth-contact-sheet-'))
spawnSync(process.execPath, [plinth, 'review', '--sample', '--quiet', '--save', 'Sample shop'], {
  env: { ...process.env, PLINTH_HOME: home, DATABASE_URL: '' },
  stdio: 'ignore',
})
const server = await serve(plinth, home, ['--port', '0'])
const browser = await startBrowser()
try {
  const { url, link } = server
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(link)
  await page.getByRole('link', { name: 'Sample shop' }).first().waitFor()
  const workload = /workloads\/([0-9a-f]{32})/.exec(await page.content())?.[1] ?? ''
  await workOn(workload)
  const shots: string[] = []
  for (const { name, path, signedOut } of pages) {
    if (signedOut === true) continue
    await page.goto(`${url}${path.replace('WORKLOAD', workload)}`)
    await quiet(page)
    const shot = await page.screenshot({ type: 'jpeg', quality: 80 })
    shots.push(figure(name, shot.toString('base64')))
  }
  await page.close()
  await putTogether(shots)
} finally {
  await browser.close()
  server.process.kill('SIGTERM')
  await finished(server.process)
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
console.log(`docs/images/console.jpg: ${statSync(image).size} bytes`)

/** What people leave behind: answers between two milestones, and a statement. */
async function workOn(workload: string): Promise<void> {
  const milestone = (MilestoneName: string) =>
    call('POST', 'tool/CreateMilestone', {
      WorkloadId: workload,
      MilestoneName,
      ClientRequestToken: crypto.randomUUID(),
    })
  await milestone('Before the audit')
  for (const [QuestionId, choice] of answers)
    await call('POST', 'tool/UpdateAnswer', {
      WorkloadId: workload,
      LensAlias: 'wellarchitected',
      QuestionId,
      ChoiceUpdates: { [choice]: { Status: 'SELECTED' } },
    })
  await milestone('After the audit')
  await call('POST', `workloads/${workload}/attestations`, {
    practice: 'SEC10-BP02',
    statement: 'The plan was rehearsed with everyone who is on call.',
    expires: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
  })
}

async function call(method: string, path: string, input: object): Promise<void> {
  const reply = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
}

/** Waits until nothing loads any more. */
async function quiet(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page
    .locator('[role="status"][aria-label="Loading…"]')
    .first()
    .waitFor({ state: 'detached' })
  await page.waitForTimeout(700)
}

function figure(name: string, data: string): string {
  return `<figure><img src="data:image/jpeg;base64,${data}"><figcaption>${name}</figcaption></figure>`
}

async function putTogether(shots: readonly string[]): Promise<void> {
  const sheet = await browser.newPage({ viewport: { width: 1800, height: 1000 } })
  await sheet.setContent(`<style>
    body { margin: 20px; background: #e9eeee; font: 15px system-ui, sans-serif; color: #33434b;
      display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 18px }
    figure { margin: 0 } img { width: 100%; border-radius: 6px; box-shadow: 0 1px 5px #0003 }
    figcaption { padding: 4px 2px }
  </style>${shots.join('')}`)
  await sheet.screenshot({ path: image, fullPage: true, type: 'jpeg', quality: 72 })
}
