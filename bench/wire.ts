// Signed requests through the whole server: a `plinth serve` process, the JS SDK, 16 at a time.
// BENCH_WORKLOADS (default 1,000) workloads, each with every Security Pillar practice answered. DATABASE_URL: PostgreSQL.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { WellArchitected } from '@aws-sdk/client-wellarchitected'
import { loadSecurityLens } from '../src/review/lens/load-catalog.ts'

const workloads = Number(process.env['BENCH_WORKLOADS'] ?? 1000)
const clients = 16
const requests = 2000
const aims = { read: 50, write: 80 }
const home = mkdtempSync(join(tmpdir(), 'plinth-bench-'))
const env = { ...process.env, PLINTH_HOME: home }
const binary = join(import.meta.dirname, '../bin/plinth.mjs')

const { key, secret } = createKey()
const server = spawn(process.execPath, [binary, 'serve', '--port', '0'], { env })
try {
  const tool = new WellArchitected({
    endpoint: await address(),
    region: 'eu-west-1',
    credentials: { accessKeyId: key, secretAccessKey: secret },
  })
  const ids = await seed(tool)
  const questions = loadSecurityLens().questions
  const at = (i: number) => ({
    WorkloadId: ids[i % ids.length] ?? '',
    LensAlias: 'wellarchitected',
    QuestionId: questions[i % questions.length]?.id ?? '',
  })
  await measure('GetAnswer', aims.read, (i) => tool.getAnswer(at(i)))
  await measure('UpdateAnswer', aims.write, (i) =>
    tool.updateAnswer({ ...at(i), Notes: `note ${i}` }),
  )
  await measure('ListAnswers (50)', aims.read, (i) => {
    const { QuestionId: _, ...review } = at(i)
    return tool.listAnswers({ ...review, MaxResults: 50 })
  })
  await measure('ListWorkloads (50)', aims.read, () => tool.listWorkloads({ MaxResults: 50 }))
} finally {
  server.kill('SIGTERM')
  await once(server, 'exit')
  rmSync(home, { recursive: true })
}

function createKey(): { readonly key: string; readonly secret: string } {
  const args = ['keys', 'create', '--account', '111122223333', '--user', 'bench']
  const { stdout, stderr } = spawnSync(process.execPath, [binary, ...args], {
    env,
    encoding: 'utf8',
  })
  const [key, secret] = [/KEY_ID=(\S+)/.exec(stdout)?.[1], /ACCESS_KEY=(\S+)/.exec(stdout)?.[1]]
  if (key === undefined || secret === undefined) throw new Error(stderr)
  return { key, secret }
}

/** Where the server listens, as soon as it says so. */
async function address(): Promise<string> {
  let text = ''
  for await (const chunk of server.stdout) {
    text += String(chunk)
    const url = /served on (http:\S+)/.exec(text)?.[1]
    if (url !== undefined && text.includes('Ready.')) {
      server.stdout.resume()
      return url
    }
  }
  throw new Error(`The server did not start: ${text}`)
}

async function seed(tool: WellArchitected): Promise<readonly string[]> {
  const ids: string[] = []
  await inParallel(workloads, async (i) => {
    const { WorkloadId = '' } = await tool.createWorkload({
      WorkloadName: `workload ${i}`,
      Description: 'A workload of the bench.',
      Environment: 'PRODUCTION',
      Lenses: ['wellarchitected'],
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'bench@example.com',
    })
    ids.push(WorkloadId)
    for (const { id, practices } of loadSecurityLens().questions)
      await tool.updateAnswer({
        WorkloadId,
        LensAlias: 'wellarchitected',
        QuestionId: id,
        SelectedChoices: practices.filter((p) => !p.none).map((p) => p.id),
      })
  })
  return ids
}

async function measure(
  name: string,
  aim: number,
  ask: (i: number) => Promise<unknown>,
): Promise<void> {
  const times: number[] = []
  const start = performance.now()
  await inParallel(requests, async (i) => {
    const sent = performance.now()
    await ask(i)
    times.push(performance.now() - sent)
  })
  const seconds = (performance.now() - start) / 1000
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
  console.log(
    `wire: ${name}: ${(requests / seconds).toFixed(0)} requests/s, p99 ${p99.toFixed(0)} ms (aim < ${aim} ms), ${clients} clients, ${workloads} workloads`,
  )
  if (p99 >= aim) process.exitCode = 1
}

/** Runs jobs 0 to count - 1, as many at a time as there are clients. */
async function inParallel(count: number, job: (i: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await job(next++)
  }
  await Promise.all(Array.from({ length: clients }, worker))
}
