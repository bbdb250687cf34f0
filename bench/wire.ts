// Signed requests of 16 clients to `plinth serve`, on the embedded store and on PostgreSQL: 1,000 workloads
// whose 63 practices are answered; then all operations in turn, over which the memory of the server must not grow.
// It takes less than six minutes: every part ends after its requests or its seconds, and says how many it made.
// BENCH_SECONDS (of an operation), BENCH_MEMORY_SECONDS and BENCH_WORKLOADS make it longer or shorter.
import { cpus, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { loadSecurityLens } from '../src/review/lens/load-catalog.ts'
import { startPostgres, whyNoPostgres } from '../test/store/start-postgres.ts'
import { seedWorkloads } from './seed-workloads.ts'
import { type BenchServer, serveForBench } from './serve.ts'
import type { Send } from './signed-client.ts'

const workloads = Number(process.env['BENCH_WORKLOADS'] ?? 1_000)
const clients = 16
/** What is measured of an operation at most. */
const measured = { requests: 2_000, seconds: Number(process.env['BENCH_SECONDS'] ?? 8) }
/** Requests of an operation before it is measured: a server that runs has compiled its code and prepared its statements. */
const warmUp = { requests: 500, seconds: measured.seconds }
/** What memory is watched over at most; the aim speaks of this many requests. */
const watched = {
  requests: 100_000,
  seconds: Number(process.env['BENCH_MEMORY_SECONDS'] ?? 45),
}
/** Milliseconds. */
const aims = { read: 50, write: 80 }
/** From a quarter of the time to the end, of what was there then. */
const mostGrowth = 0.1
const lens = 'wellarchitected'
const questions = loadSecurityLens().questions

console.log(
  `wire: ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)} before the bench; clients and server share them`,
)
await benchStore('embedded', undefined)
const missing = whyNoPostgres()
if (missing === undefined) {
  const postgres = await startPostgres()
  await benchStore('PostgreSQL', await postgres.createDatabase())
  await postgres.stop()
} else console.log(`wire: PostgreSQL: skipped, ${missing}`)

async function benchStore(name: string, databaseUrl: string | undefined): Promise<void> {
  let ids: readonly string[] = []
  const begun = performance.now()
  const server = await serveForBench(clients, databaseUrl, async (place) => {
    ids = await seedWorkloads(place, workloads, questions)
  })
  console.log(`wire: ${name}: filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  try {
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

async function measure(
  name: string,
  server: BenchServer,
  aim: number,
  send: Call['send'],
): Promise<void> {
  // Other numbers, so that no write is the copy of another in the same second.
  const warm = await inParallel(warmUp, (i) => send(measured.requests + i))
  const times: number[] = []
  const cpu = server.cpu()
  const start = performance.now()
  const done = await inParallel(measured, async (i) => {
    const sent = performance.now()
    await send(i)
    times.push(performance.now() - sent)
  })
  const seconds = (performance.now() - start) / 1000
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
  const used = (server.cpu() - cpu) / done
  console.log(
    `wire: ${name}: ${(done / seconds).toFixed(0)} requests/s, p99 ${p99.toFixed(0)} ms (aim < ${aim} ms), ${used.toFixed(1)} ms of the server's processor each, ${done} requests after ${warm}, ${clients} clients, ${workloads} workloads`,
  )
  if (!(p99 < aim)) process.exitCode = 1
}

/** All operations in turn; a read of an answer is the most frequent. */
async function watchMemory(name: string, server: BenchServer, calls: readonly Call[]) {
  const [get, update, answers, list] = calls
  const turn = [get, get, update, get, get, answers, get, update, get, list]
  const start = performance.now()
  const samples: number[] = []
  const done = await inParallel(watched, async (i) => {
    await turn[i % turn.length]?.send(i)
    const passed = Math.max(
      i / watched.requests,
      (performance.now() - start) / 1000 / watched.seconds,
    )
    if (passed >= (samples.length + 1) / 4) samples.push(server.megabytes())
  })
  const [early = Number.NaN, ...later] = [...samples.slice(0, 3), server.megabytes()]
  const late = later.at(-1) ?? Number.NaN
  const shown = [early, ...later].map((mb) => mb.toFixed(0)).join(', ')
  const all = done < watched.requests ? `, of the ${watched.requests} that the aim is about` : ''
  console.log(
    `wire: ${name}: memory over ${done} requests${all}: ${shown} MB (aim: no more than ${mostGrowth * 100} % between the first and the last)`,
  )
  if (!(late <= early * (1 + mostGrowth))) process.exitCode = 1
}

/** Runs jobs from 0 on, as many at a time as there are clients, until there were enough or the time is up. */
async function inParallel(
  { requests, seconds }: typeof measured,
  job: (i: number) => Promise<void>,
): Promise<number> {
  const end = performance.now() + seconds * 1000
  let next = 0
  const worker = async () => {
    while (next < requests && performance.now() < end) await job(next++)
  }
  await Promise.all(Array.from({ length: clients }, worker))
  return next
}
