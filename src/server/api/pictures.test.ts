import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import { toolOperations } from '../../../test/wire/tool-operations.ts'
import { createRunQueue, type RunQueue } from '../../app/tool/runs/run-queue.ts'
import { sampleTime } from '../../app/sample/place.ts'
import { dayMs } from '../../lib/time.ts'
import type { Store } from '../../store/open-store.ts'
import { loopbackHosts } from './admit.ts'
import { createApi } from './create-api.ts'
import { planEntries } from './schemas-decisions.ts'
import { findingPage } from './schemas-findings.ts'
import { fixTimes, improvementPage, places } from './schemas-home.ts'

/** The clock of the sample, so that its deadlines count from here. */
let now = Date.parse(sampleTime)
let store: Store
let runs: RunQueue
let api: ReturnType<typeof createApi>
let shop: string
const errors: unknown[] = []

beforeAll(async () => {
  store = await openTestStore()
  runs = createRunQueue((error) => errors.push(error))
  api = createApi({
    db: store.db,
    pageSecret: new Uint8Array(32),
    runs,
    operations: toolOperations(store.db),
    admit: [
      async (request) => ({
        account: request.headers.get('x-account') ?? '111122223333',
        region: 'eu-west-1',
        name: 'ada',
        role: 'owner',
        admitWrite: () => undefined,
      }),
    ],
    hosts: new Set(loopbackHosts),
    clock: () => now,
    onError: (error) => errors.push(error),
  })
  const made = await call('POST', '/api/tool/CreateWorkload', {
    WorkloadName: 'Web shop',
    Description: 'of a test',
    Environment: 'PRODUCTION',
    AwsRegions: ['eu-west-1', 'ap-southeast-2'],
    AccountIds: ['777788889999'],
    ReviewOwner: 'ada@example.com',
    Lenses: ['wellarchitected'],
    ClientRequestToken: 'once',
  })
  shop = z.object({ WorkloadId: z.string() }).parse(made).WorkloadId
  await call('POST', `/api/workloads/${shop}/runs`, { sources: [{ kind: 'sample' }] })
  await runs.idle()
}, 60_000)
afterAll(async () => {
  await runs.close()
  await store.close()
})

async function call(method: string, path: string, body?: unknown, account = '111122223333') {
  const reply = await api(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { host: '127.0.0.1', 'x-account': account, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  const answer: unknown = await reply.json()
  expect(errors).toEqual([])
  expect(`${reply.status} ${JSON.stringify(answer).slice(0, 300)}`).toMatch(/^200/)
  return answer
}

const list = async (query: string) =>
  improvementPage.parse(await call('GET', `/api/improvements?${query}`))
const level = async (severity: string, query = '') => {
  const { levels } = fixTimes.parse(await call('GET', `/api/fix-times${query}`))
  return levels.find((each) => each.severity === severity)
}

describe('accounts and Regions', () => {
  test('count what the list of findings shows of each', async () => {
    const answer = places.parse(await call('GET', `/api/workloads/${shop}/places`))
    expect(answer.places.length).toBeGreaterThan(1)
    for (const { account, region, failures, unknown, worst } of answer.places) {
      const place = `ofAccount=${account}&ofRegion=${region}`
      const found = async (query: string) => {
        const path = `/api/workloads/${shop}/findings?${place}&${query}`
        return findingPage.parse(await call('GET', path)).total
      }
      const failed = Object.values(failures).reduce((sum, count) => sum + count, 0)
      expect(await found('outcome=fail')).toBe(failed)
      expect(await found('outcome=unknown')).toBe(unknown)
      if (worst !== undefined) expect(failures[worst]).toBeGreaterThan(0)
    }
  })

  test('that the workload names are there, also where nothing was seen', async () => {
    const answer = places.parse(await call('GET', `/api/workloads/${shop}/places`))
    expect(answer.accounts).toContain('777788889999')
    expect(answer.regions).toContain('ap-southeast-2')
    expect(answer.places.map(({ account }) => account)).not.toContain('777788889999')
  })
})

test('a page of findings opens by its number', async () => {
  const list = async (query: string) => {
    const path = `/api/workloads/${shop}/findings?sort=resource,check&${query}`
    return findingPage.parse(await call('GET', path))
  }
  const all = await list('limit=30')
  const third = await list('limit=10&skip=20')
  expect(third.items).toEqual(all.items.slice(20))
  expect(third.total).toBe(all.total)
  const fourth = await list(`limit=10&skip=20&after=${encodeURIComponent(third.next ?? '')}`)
  expect(fourth.items).toEqual((await list('limit=10&skip=30')).items)
  expect((await list(`limit=10&skip=${all.total}`)).items).toEqual([])
})

describe('time to fix', () => {
  test('is how long improvements are open, by level, until they are done', async () => {
    const before = await level('critical')
    expect(before).toMatchObject({ allowed: 1, fixed: { count: 0 }, open: { median: 0 } })
    expect(before?.open.inTime).toBe(before?.open.count)
    now += 3 * dayMs
    const after = await level('critical')
    expect(after?.open).toEqual({ count: before?.open.count, inTime: 0, median: 3, longest: 3 })
    const { items } = planEntries.parse(
      await call('GET', `/api/workloads/${shop}/plan/items?limit=200`),
    )
    const entry = items.find(({ severity }) => severity === 'critical')
    await call(
      'PATCH',
      `/api/workloads/${shop}/plan/items/${encodeURIComponent(entry?.id ?? '')}`,
      { version: entry?.version, status: 'done' },
    )
    const done = await level('critical', `?workload=${shop}`)
    expect(done?.fixed).toEqual({ count: 1, inTime: 0, median: 3, longest: 3 })
    expect(done?.open.count).toBe((before?.open.count ?? 0) - 1)
  })

  test.each([
    ['open', 'critical'],
    ['open', 'high'],
    ['overdue', 'critical'],
    ['fixed', 'critical'],
    ['late', 'critical'],
    ['late', 'high'],
  ] as const)('every number is as long as its list: %s, %s', async (state, severity) => {
    const counts = await level(severity)
    const { total, items } = await list(`state=${state}&severity=${severity}&limit=200`)
    const { open, fixed } = counts ?? { open: undefined, fixed: undefined }
    const expected = {
      open: open?.count,
      overdue: (open?.count ?? 0) - (open?.inTime ?? 0),
      fixed: fixed?.count,
      late: (fixed?.count ?? 0) - (fixed?.inTime ?? 0),
    }
    expect(total).toBe(expected[state])
    expect(items).toHaveLength(total)
    expect(items.every((item) => item.severity === severity && item.name === 'Web shop')).toBe(true)
  })

  test('lists go on where the page before ended', async () => {
    const whole = await list('limit=200')
    const seen: string[] = []
    let after = ''
    do {
      const page = await list(`limit=3${after}`)
      seen.push(...page.items.map(({ item }) => item))
      after = page.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`
    } while (after !== '')
    expect(seen).toEqual(whole.items.map(({ item }) => item))
    expect(seen).toHaveLength(whole.total)
  })

  test('of other accounts is not told', async () => {
    const { total } = improvementPage.parse(
      await call('GET', '/api/improvements', undefined, '444455556666'),
    )
    expect(total).toBe(0)
  })
})
