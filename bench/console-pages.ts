// Every page of the console over 200 workloads, one of them with 50,000 findings, in a real browser: time from following a
// link, and from opening an address, until its heading and its rows are there and the page answers at once.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { z } from 'zod'
import { buildConsole } from '../scripts/build-ui.ts'
import { pages } from '../test/console/pages.ts'
import { startBrowser } from '../test/console/start-browser.ts'
import { watchPage } from './page-ready.ts'
import { processorTime } from './serve.ts'
import { seedConsole } from './seed-console.ts'

const workloads = 200
const findings = 50_000
const rounds = Number(process.env['ROUNDS'] ?? 5)
/** Milliseconds until a page must be interactive. */
const aim = 1000
/** Milliseconds within which nearly all others must be answered while paths are searched for. */
const aimMeanwhile = 200

/** Where a page has no rows of data, what of it must be there. */
const contents: Readonly<Record<string, string>> = {
  'Define workload': 'form, input',
  Properties: 'dl',
  Question: '.practice',
  Report: '.report .rows > li',
  Access: 'form, input',
  'Escalation paths': '.pair input',
  Settings: 'h2',
  'Board of the plan': '.lane',
}
/** Takes input while what it was asked for is still computed. */
const computing = 'Escalation paths'
/** Lists that are empty in the store of the bench. */
const empty = new Set([
  'Shares',
  'Evidence locker',
  'Suppressions',
  'Profiles',
  'Review templates',
  'Invitations',
])
const rows = 'main :is(tbody tr, .rows > li, .heat-cell)'

const home = process.env['BENCH_HOME'] ?? mkdtempSync(join(tmpdir(), 'plinth-bench-'))
await buildConsole()
const large =
  process.env['BENCH_WORKLOAD'] ?? (await seedConsole({ dataDir: home }, workloads, findings))
if (process.env['BENCH_SEED_ONLY'] !== undefined) {
  console.log(home, large)
  process.exit()
}
const server = spawn(
  process.execPath,
  [join(import.meta.dirname, '../bin/plinth.mjs'), 'serve', '--port', '0'],
  {
    env: { ...process.env, PLINTH_HOME: home, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
const browser = await startBrowser()
try {
  const link = await announcedLink(server)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(60_000)
  await context.addInitScript(watchPage)
  const first = await context.newPage()
  await first.goto(link)
  await first.locator(rows).first().waitFor()
  await first.close()
  const { origin } = new URL(link)
  const times = { followed: [] as number[], opened: [] as number[] }
  console.log(
    `${workloads} workloads, ${findings} findings in one; ${availableParallelism()} cores; ${rounds} rounds; milliseconds: median and worst; processor time of the page and the server`,
  )
  console.log(
    `${'page'.padEnd(26)}${'followed'.padStart(16)}${'opened'.padStart(16)}${'cpu'.padStart(8)}${'cpu'.padStart(8)}${'server'.padStart(8)}`,
  )
  for (const { name, path, signedOut } of pages) {
    if (signedOut === true || (process.argv[2] !== undefined && !name.startsWith(process.argv[2])))
      continue
    const address = path.replace('WORKLOAD', large)
    const selector = empty.has(name) ? 'main .empty' : (contents[name] ?? rows)
    const ready = `${JSON.stringify(selector)}, ${name !== computing}`
    const followed: number[] = []
    const opened: number[] = []
    const used: number[] = []
    const usedOpening: number[] = []
    const served: number[] = []
    for (let round = 0; round < rounds; round++) {
      const before = processorTime(server.pid)
      const at = await follow(context, origin, address, ready)
      served.push(processorTime(server.pid) - before)
      followed.push(at.ms)
      used.push(at.cpu)
      const whole = await open(context, `${origin}${address}`, ready)
      opened.push(whole.ms)
      usedOpening.push(whole.cpu)
    }
    times.followed.push(Math.max(...followed))
    times.opened.push(Math.max(...opened))
    console.log(
      `${name.padEnd(26)}${shown(followed)}${shown(opened)}${median(used).toFixed(0).padStart(8)}${median(usedOpening).toFixed(0).padStart(8)}${median(served).toFixed(0).padStart(8)}`,
    )
  }
  const waited = await askMeanwhile(context, origin)
  const worst = Math.max(...times.followed, ...times.opened)
  console.log(
    `console pages: the slowest was interactive after ${worst.toFixed(0)} ms (aim ${aim} ms)`,
  )
  if (worst >= aim || !(waited < aimMeanwhile)) process.exitCode = 1
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await once(server, 'exit')
  if (process.env['BENCH_HOME'] === undefined) rmSync(home, { recursive: true, force: true })
}

/** How long others wait for an answer while the paths of the whole estate are searched: milliseconds, of the 95th of 100. */
async function askMeanwhile(context: BrowserContext, origin: string): Promise<number> {
  const page = await context.newPage()
  await page.goto(`${origin}/settings`)
  const { waits, all } = z.object({ waits: z.array(z.number()), all: z.number() }).parse(
    await page.evaluate(`(async () => {
      const start = performance.now()
      const waits = []
      let searching = true
      const answer = async (path) => {
        const reply = await fetch(path)
        const text = await reply.text()
        if (!reply.ok) throw new Error(path + ' was answered with ' + reply.status + ': ' + text)
      }
      const search = answer('/api/access/paths?to=sensitive').finally(() => { searching = false })
      while (searching) {
        const asked = performance.now()
        await answer('/api/workloads?limit=1')
        waits.push(performance.now() - asked)
      }
      await search
      return { waits, all: performance.now() - start }
    })()`),
  )
  const sorted = waits.toSorted((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
  console.log(
    `while paths are searched for ${(all / 1000).toFixed(1)} s: ${waits.length} other answers, median ${median(waits).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (aim ${aimMeanwhile} ms)`,
  )
  await page.close()
  return p95
}

/** From within the console, where a link leads: its scripts may be there, its data is not. */
async function follow(context: BrowserContext, origin: string, address: string, ready: string) {
  const page = await context.newPage()
  try {
    const elsewhere = address === '/settings' ? '/keys' : '/settings'
    await page.goto(`${origin}${elsewhere}`)
    await page.evaluate(`plinthReady(0, false, 'h1', true)`)
    await page.waitForLoadState('networkidle').catch(() => undefined)
    const cpu = await taskTime(page)
    const ms = Number(
      await page.evaluate(`(() => {
        const start = performance.now()
        history.pushState({}, '', ${JSON.stringify(address)})
        return plinthReady(start, true, ${ready})
      })()`),
    )
    return { ms, cpu: await cpu() }
  } finally {
    await page.close()
  }
}

/** As from a bookmark: the document, its scripts and its data. */
async function open(context: BrowserContext, address: string, ready: string) {
  const page = await context.newPage()
  try {
    const cpu = await taskTime(page)
    await page.goto(address, { waitUntil: 'commit' })
    const ms = Number(await page.evaluate(`plinthReady(0, false, ${ready})`))
    return { ms, cpu: await cpu() }
  } finally {
    await page.close()
  }
}

/** Milliseconds of processor time of the page's main thread from now on. */
async function taskTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  const before = await read()
  return async () => (await read()) - before
}

function announcedLink(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      text += String(chunk)
      const link = /(http:\/\/\S+\/sign-in\/link\/\S+)\s/.exec(text)?.[1]
      if (link !== undefined && text.includes('Ready.')) done(link)
    })
    server.once('exit', () => fail(new Error(`The server did not start: ${text}`)))
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function shown(values: readonly number[]): string {
  return `${median(values).toFixed(0)} / ${Math.max(...values).toFixed(0)}`.padStart(16)
}
