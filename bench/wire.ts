// Signed requests of 16 clients to `plinth serve`, on the embedded store and on PostgreSQL: 1,000 workloads
// whose 63 practices are answered; then 100,000 requests, over which the memory of the server must not grow.
import { performance } from 'node:perf_hooks'
import type { WellArchitected } from '@aws-sdk/client-wellarchitected'
import { loadSecurityLens } from '../src/review/lens/load-catalog.ts'
import { startPostgres, whyNoPostgres } from '../test/store/start-postgres.ts'
import { type BenchServer, serveForBench } from './serve.ts'
import type { Send } from './signed-client.ts'

const workloads = Number(process.env['BENCH_WORKLOADS'] ?? 1_000)
const long = Number(process.env['BENCH_REQUESTS'] ?? 100_000)
const clients = 16
const requests = Number(process.env['BENCH_MEASURED'] ?? 2_000)
/** Milliseconds. */
const aims = { read: 50, write: 80 }
/** From a quarter of the requests to the end, of what was there then. */
const mostGrowth = 0.1
const lens = 'wellarchitected'
const questions = loadSecurityLens().questions

await benchStore('embedded', undefined)
const missing = whyNoPostgres()
if (missing === undefined) {
  const postgres = await startPostgres()
  await benchStore('PostgreSQL', await postgres.createDatabase())
  await postgres.stop()
} else console.log(`wire: PostgreSQL: skipped, ${missing}`)

async function benchStore(name: string, databaseUrl: string | undefined): Promise<void> {
  const server = await serveForBench(clients, databaseUrl)
  try {
    const ids = await seed(server.tool)
    const calls = callsOf(server.send, ids)
    for (const { operation, aim, send } of calls)
      await measure(`${name}: ${operation}`, server, aim, send)
    await watchMemory(name, server, calls)
  } finally {
    await server.stop()
  }
}

interface Call {
  readonly operation: string
  readonly aim: number
  readonly send: (i: number) => Promise<void>
}

function callsOf(send: Send, ids: readonly string[]): readonly Call[] {
  const answers = (i: number) => `/workloads/${ids[i % ids.length]}/lensReviews/${lens}/answers`
  const answer = (i: number) => `${answers(i)}/${questions[i % questions.length]?.id}`
  const page = JSON.stringify({ MaxResults: 50 })
  return [
    { operation: 'GetAnswer', aim: aims.read, send: (i) => send('GET', answer(i), '', '') },
    {
      operation: 'UpdateAnswer',
      aim: aims.write,
      send: (i) => send('PATCH', answer(i), '', JSON.stringify({ Notes: `note ${i}` })),
    },
    {
      operation: 'ListAnswers (50)',
      aim: aims.read,
      send: (i) => send('GET', answers(i), 'MaxResults=50', ''),
    },
    {
      operation: 'ListWorkloads (50)',
      aim: aims.read,
      send: () => send('POST', '/workloadsSummaries', '', page),
    },
  ]
}

async function seed(tool: WellArchitected): Promise<readonly string[]> {
  const ids: string[] = []
  await inParallel(workloads, async (i) => {
    const { WorkloadId = '' } = await tool.createWorkload({
      WorkloadName: `workload ${i}`,
      Description: 'A workload of the bench.',
      Environment: 'PRODUCTION',
      Lenses: [lens],
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'bench@example.com',
    })
    ids.push(WorkloadId)
    for (const { id, practices } of questions)
      await tool.updateAnswer({
        WorkloadId,
        LensAlias: lens,
        QuestionId: id,
        SelectedChoices: practices.filter((p) => !p.none).map((p) => p.id),
      })
  })
  return ids
}

async function measure(
  name: string,
  server: BenchServer,
  aim: number,
  send: Call['send'],
): Promise<void> {
  const times: number[] = []
  const cpu = server.cpu()
  const start = performance.now()
  await inParallel(requests, async (i) => {
    const sent = performance.now()
    await send(i)
    times.push(performance.now() - sent)
  })
  const seconds = (performance.now() - start) / 1000
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
  console.log(
    `wire: ${name}: ${(requests / seconds).toFixed(0)} requests/s, p99 ${p99.toFixed(0)} ms (aim < ${aim} ms), ${((server.cpu() - cpu) / requests).toFixed(1)} ms of the server's processor each, ${clients} clients, ${workloads} workloads`,
  )
  if (!(p99 < aim)) process.exitCode = 1
}

/** All operations in turn; a read of an answer is the most frequent. */
async function watchMemory(name: string, server: BenchServer, calls: readonly Call[]) {
  const [get, update, answers, list] = calls
  const turn = [get, get, update, get, get, answers, get, update, get, list]
  const quarter = Math.floor(long / 4)
  const samples: number[] = []
  let done = 0
  await inParallel(long, async (i) => {
    await turn[i % turn.length]?.send(i)
    done += 1
    if (done % quarter === 0) samples.push(server.megabytes())
  })
  const [early = Number.NaN, ...later] = samples
  const late = later.at(-1) ?? Number.NaN
  const shown = samples.map((mb) => mb.toFixed(0)).join(', ')
  console.log(
    `wire: ${name}: memory over ${long} requests: ${shown} MB (aim: no more than ${mostGrowth * 100} % between the first and the last)`,
  )
  if (late > early * (1 + mostGrowth)) process.exitCode = 1
}

/** Runs jobs 0 to count - 1, as many at a time as there are clients. */
async function inParallel(count: number, job: (i: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await job(next++)
  }
  await Promise.all(Array.from({ length: clients }, worker))
}
