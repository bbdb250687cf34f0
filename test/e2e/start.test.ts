import { type ChildProcess, spawn } from 'node:child_process'
import { get } from 'node:http'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { workspace } from './workspace.ts'

const root = join(import.meta.dirname, '../..')
const home = join(workspace({}), 'home')
const running = new Set<ChildProcess>()
afterAll(() => {
  // With what it started itself.
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, 'SIGKILL')
})

interface Started {
  readonly stdout: string
  readonly link: string
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Runs what `npm start` runs. */
function spawnStart(args: readonly string[]) {
  const child = spawn(process.execPath, ['scripts/with-node.mjs', 'scripts/start.ts', ...args], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PLINTH_HOME: home,
      DISPLAY: ':99',
      DATABASE_URL: 'postgres://192.0.2.1/never',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  running.add(child)
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
  const ended = new Promise<number | null>((done) =>
    child.once('close', (code) => {
      running.delete(child)
      done(code)
    }),
  )
  return { child, texts, ended }
}

/** Starts it, and waits for the link that it prints last. */
async function start(args: readonly string[]): Promise<Started> {
  const { child, texts, ended } = spawnStart(args)
  const printed = new Promise<string>((done) =>
    child.stdout.on('data', () => {
      const found = /\n {2}(http:\/\/127\.0\.0\.1:\d+\/sign-in\/link\/\S+)\n$/.exec(texts.stdout)
      if (found?.[1] !== undefined) done(found[1])
    }),
  )
  const link = await Promise.race([printed, ended.then((code) => code)])
  if (typeof link !== 'string') throw new Error(`It ended with ${link}:\n${texts.stderr}`)
  return {
    link,
    stdout: texts.stdout,
    stop: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

const homeReply = z.looseObject({
  workloads: z.array(z.looseObject({ id: z.string(), name: z.string() })),
})
const runsReply = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) })

/** Follows the link as a browser does; says where it leads, and reads the API as who is signed in. */
async function signIn(link: string) {
  const reply = await fetch(link, { redirect: 'manual' })
  const [, session] = /plinth_session=([^;]+)/.exec(reply.headers.getSetCookie().join('\n')) ?? []
  const { origin } = new URL(link)
  const headers = { cookie: `plinth_session=${session}` }
  return {
    leadsTo: reply.headers.get('location'),
    // `fetch` calls itself a script, for which there is no page.
    typeOf: (path: string) =>
      new Promise<string | undefined>((done, fail) =>
        get(`${origin}${path}`, { headers: { ...headers, accept: 'text/html' } }, (page) => {
          page.resume()
          done(page.headers['content-type'])
        }).once('error', fail),
      ),
    json: async (path: string): Promise<unknown> =>
      (await fetch(`${origin}${path}`, { headers })).json(),
  }
}

/** Sees to it that port 7070 is taken, by whomever. */
async function takePort(): Promise<Server> {
  const blocker = createServer()
  await new Promise<void>((done) => {
    blocker.once('error', () => done())
    blocker.listen(7070, '127.0.0.1', done)
  })
  return blocker
}

/** What is seen through a link: the workloads, and the runs of the one. */
async function look(link: string) {
  const { leadsTo, typeOf, json } = await signIn(link)
  const { workloads } = homeReply.parse(await json('/api/home'))
  const [id] = workloads.map((workload) => workload.id)
  const runs = runsReply.parse(await json(`/api/workloads/${id}/runs`))
  return {
    id,
    leadsTo,
    page: await typeOf(`/workloads/${id}`),
    names: workloads.map(({ name }) => name),
    runs: runs.items.map((run) => run.id),
  }
}

describe('npm start', () => {
  test('serves the sample, opens it by its link, and starts again without doubles', async () => {
    const blocker = await takePort()
    try {
      const first = await start([])
      expect(first.stdout).toMatch(/^\n {2}ExamplePay platform\n[^]*8 high risk/)
      expect(first.stdout).toContain('npm start -- --terraform plan.json')
      expect(first.stdout).toContain('Port 7070 is taken')
      const seen = await look(first.link)
      expect(seen).toMatchObject({
        leadsTo: `/workloads/${seen.id}`,
        page: expect.stringMatching(/^text\/html/),
        names: ['ExamplePay platform'],
        runs: [expect.any(String)],
      })
      const meanwhile = spawnStart([])
      expect(await meanwhile.ended).toBe(2)
      expect(meanwhile.texts.stderr).toMatch(/The sample is served already[^]*help: /)
      expect(await first.stop('SIGTERM')).toBe(0)

      const again = await start(['--port', '0'])
      expect(await look(again.link)).toEqual(seen)
      expect(await again.stop('SIGINT')).toBe(0)

      const named = spawnStart(['--port', '7070'])
      expect(await named.ended).toBe(2)
      expect(named.texts.stderr).toContain('Another process listens on 127.0.0.1:7070.')
    } finally {
      blocker.close()
    }
  }, 400_000)

  test('with --print ends after the review, and makes no store', async () => {
    const { texts, ended } = spawnStart(['--print'])
    expect(await ended).toBe(0)
    expect(texts.stdout).toContain('8 high risk')
    expect(texts.stdout).not.toContain('http')
  })

  test.each([
    [['--help'], 0, /--no-open/],
    [['explain', 'SEC01'], 0, /SEC01/],
    [['--cloudformation', 'nowhere.yaml'], 2, /Unnamed workload/],
  ] as const)(
    'with %j does that instead',
    async (args, code, printed) => {
      const { texts, ended } = spawnStart(args)
      expect(await ended).toBe(code)
      expect(texts.stdout).toMatch(printed)
    },
    60_000,
  )
})
