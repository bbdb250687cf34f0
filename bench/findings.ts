// Lists of 50,000 findings by every filter and sort of the console, through the API: time of a save and p95 of the lists.
import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { operatorContext } from '../src/app/tool/command-context.ts'
import { createRunQueue } from '../src/app/tool/runs/run-queue.ts'
import { saveReview } from '../src/app/tool/runs/save-review.ts'
import type { Store } from '../src/store/open-store.ts'
import { admitToken, loopbackHosts } from '../src/server/api/admit.ts'
import { createApi } from '../src/server/api/create-api.ts'
import { kinds } from '../test/store/stores.ts'
import { toolOperations } from '../test/wire/tool-operations.ts'
import { reviewOfFindings } from './seed-console.ts'

const findings = 50_000
const rounds = 20
const aim = 200
const now = Date.parse('2026-06-01T00:00:00Z')

const queries: readonly string[] = [
  '',
  'outcome=fail&limit=200',
  'outcome=fail&outcome=unknown&severity=critical&severity=high',
  'sort=severity,-since&limit=200',
  'sort=-resource',
  'sort=account,region,check,resource',
  'question=SEC03&outcome=fail',
  'practice=SEC08-BP02',
  'service=S3&ofAccount=111122223333',
  'ofRegion=eu-west-1&sort=-severity,resource',
  'text=encrypt',
  'text=arn:aws&sort=-name&limit=200',
  'outcome=suppressed',
  'since=2026-05-01',
]

const answer = z.looseObject({ next: z.string().optional() })

async function measure(name: string, store: Store): Promise<boolean> {
  const context = operatorContext(
    store.db,
    { account: '111122223333', region: 'eu-west-1', name: 'bench' },
    now,
  )
  const made = reviewOfFindings(findings, now)
  const first = await timed(() => saveReview(context, 'Bench', made))
  const again = await timed(() => saveReview({ ...context, now: now + 1000 }, 'Bench', made))
  const { workload } = first.result
  const api = createApi({
    db: store.db,
    pageSecret: new Uint8Array(32),
    runs: createRunQueue(() => {}),
    operations: toolOperations(store.db),
    admit: [admitToken('bench')],
    hosts: new Set(loopbackHosts),
    clock: () => now,
    onError: (error) => {
      throw error
    },
  })
  const get = async (path: string) => {
    const reply = await api(
      new Request(`http://127.0.0.1/api/workloads/${workload.id}/${path}`, {
        headers: { host: '127.0.0.1', authorization: 'Bearer bench' },
      }),
    )
    const body = answer.parse(await reply.json())
    if (reply.status !== 200) throw new Error(JSON.stringify(body))
    return body
  }
  const times: { query: string; ms: number; cpu: number }[] = []
  for (let round = 0; round < rounds; round++)
    for (const query of queries) {
      const first = await timed(() => get(`findings?${query}`))
      times.push({ query, ms: first.ms, cpu: first.cpu })
      if (first.result.next !== undefined) {
        const more = `${query}&after=${encodeURIComponent(first.result.next)}`
        times.push({
          query: `${query} (next)`,
          ...(await timed(() => get(`findings?${more}`))),
        })
      }
      if (!/sort|limit/.test(query))
        times.push({
          query: `counts ${query}`,
          ...(await timed(() => get(`findings/counts?${query}`))),
        })
    }
  const lists = times.filter(({ query }) => !query.startsWith('counts')).map(({ ms }) => ms)
  const counts = times
    .filter(({ query, ms }) => query.startsWith('counts') && ms > 0)
    .map(({ ms }) => ms)
  const p95 = percentile(lists)
  const busy = percentile(times.map(({ cpu }) => cpu))
  console.log(
    `findings on ${name}: ${made.findings.length}; save ${first.ms.toFixed(0)} ms, again ${again.ms.toFixed(0)} ms; lists p95 ${p95.toFixed(0)} ms, counts p95 ${percentile(counts).toFixed(0)} ms (aim ${aim} ms); processor time p95 ${busy.toFixed(0)} ms`,
  )
  if (process.env['VERBOSE'] !== undefined)
    for (const [query, group] of Map.groupBy(times, ({ query }) => query))
      console.log(`  ${percentile(group.map(({ ms }) => ms)).toFixed(0)} ms  ${query}`)
  return p95 < aim
}

/** With the processor time of this process: all of it with the embedded store. */
async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly ms: number; readonly cpu: number }> {
  const start = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { result, ms: performance.now() - start, cpu: (user + system) / 1000 }
}

function percentile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN
}

const only = process.argv[2]
for (const kind of kinds) {
  if (only !== undefined && kind.name !== only) continue
  if (kind.missing !== undefined) {
    console.log(`findings on ${kind.name}`)
    continue
  }
  const store = await kind.open()
  try {
    if (!(await measure(kind.name, store))) process.exitCode = 1
  } finally {
    await store.close()
    await kind.end()
  }
}
