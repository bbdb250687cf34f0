import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { generateOpenApi } from '../../../scripts/generate-openapi.ts'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import { operatorContext } from '../../app/tool/command-context.ts'
import { createMilestone } from '../../app/tool/milestones/create.ts'
import { findingId } from '../../model/finding-id.ts'
import { createRunQueue } from '../../app/tool/runs/run-queue.ts'
import { saveReview } from '../../app/tool/runs/save-review.ts'
import { exampleReview } from '../../report/example-review.ts'
import type { Store } from '../../store/open-store.ts'
import { toolOperations } from '../../../test/wire/tool-operations.ts'
import { admitToken, loopbackHosts } from './admit.ts'
import { createApi } from './create-api.ts'
import { routes } from './routes.ts'

const token = 'a-token-of-a-test'
const errors: unknown[] = []
let store: Store
let api: ReturnType<typeof createApi>
let ids: { readonly workload: string; readonly run: string }

beforeAll(async () => {
  store = await openTestStore()
  api = createApi({
    db: store.db,
    pageSecret: new Uint8Array(32),
    runs: createRunQueue((error) => errors.push(error)),
    operations: toolOperations(store.db),
    admit: [admitToken(token)],
    hosts: new Set(loopbackHosts),
    clock: () => 1000,
    onError: (error) => errors.push(error),
  })
  const operator = { account: '111122223333', region: 'eu-west-1', name: 'test' }
  const context = (now = 1000) => operatorContext(store.db, operator, now)
  const { workload, run } = await saveReview(context(), 'Payments', exampleReview('hostile'))
  await createMilestone(context(), workload.id, 'first')
  await saveReview(context(2000), 'Second', exampleReview())
  ids = { workload: workload.id, run }
}, 60_000)
afterAll(() => store.close())

/** The members that tests look at. */
const item = z.looseObject({ name: z.string().optional(), question: z.string().optional() })
const body = z.looseObject({
  items: z.array(item).optional(),
  next: z.string().optional(),
  message: z.string().optional(),
})

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const reply = await api(
    new Request(`http://127.0.0.1:7070${path}`, {
      method,
      headers: { host: '127.0.0.1:7070', authorization: `Bearer ${token}`, ...headers },
    }),
  )
  return { status: reply.status, headers: reply.headers, body: body.parse(await reply.json()) }
}

function pathOf(template: string): string {
  const path = template
    .replace('{id}', template.startsWith('/api/runs') ? ids.run : ids.workload)
    .replace('{finding}', findingId(firstFinding()))
    .replace('{question}', exampleReview().questions[0]?.question.id ?? '')
  return `${path}${queries[template] ?? ''}`
}

/** What routes have to be asked with. */
const queries: Readonly<Record<string, string>> = {
  '/api/workloads/{id}/milestones/compare': '?from=1',
  '/api/access/who-can': '?action=s3:GetObject&resource=arn:aws:s3:::data/a',
  '/api/access/matrix': '?resource=arn:aws:s3:::data',
}

function firstFinding() {
  const [finding] = exampleReview('hostile').findings
  if (finding === undefined) throw new Error('The example has no finding.')
  return finding
}

/** Policies are of somebody, and no run of the example saw anybody: `access.test.ts` asks for them. */
const reads = routes.filter(
  ({ name, method, reply }) => method === 'GET' && reply !== 'file' && name !== 'getAccessPolicies',
)

test.each(reads.map((route) => [route.name, route] as const))(
  '%s answers what its schema says',
  async (_, route) => {
    const { status, body, headers } = await get(pathOf(route.path))
    expect(body).not.toHaveProperty('code')
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    const document = JSON.parse(generateOpenApi())
    const { schema } =
      document.paths[route.path][route.method.toLowerCase()].responses['200'].content[
        'application/json'
      ]
    const validate = addFormats.default(new Ajv2020({ strict: false })).compile(schema)
    validate(body)
    expect(validate.errors).toBe(null)
  },
)

test('pages go on where they ended, and a token of another list is refused', async () => {
  const first = await get('/api/workloads?limit=1')
  expect(first.body.items).toHaveLength(1)
  const second = await get(`/api/workloads?limit=1&after=${first.body.next}`)
  expect(second.body.items?.[0]?.name).toBe('Second')
  expect(second.body).not.toHaveProperty('next')
  const plan = await get(`/api/workloads/${ids.workload}/plan?after=${first.body.next}`)
  expect(plan).toMatchObject({ status: 400, body: { code: 'bad-page' } })
})

test('no route takes for itself what all take', () => {
  const common = ['limit', 'after', 'account', 'region']
  for (const { query, parameters } of routes)
    for (const name of [...Object.keys(query.shape), ...Object.keys(parameters.shape)])
      expect(common).not.toContain(name)
})

test('evidence can be asked for one question', async () => {
  const all = await get(`/api/runs/${ids.run}/evidence?limit=200`)
  const [{ question } = {}] = all.body.items ?? []
  expect(question).toBeDefined()
  const some = await get(`/api/runs/${ids.run}/evidence?question=${question}`)
  expect(some.body.items?.length).toBeLessThan(all.body.items?.length ?? 0)
  expect(new Set(some.body.items?.map((each) => each.question))).toEqual(new Set([question]))
})

test('other accounts see nothing of it', async () => {
  const elsewhere = '?account=444455556666'
  expect((await get(`/api/workloads${elsewhere}`)).body.items).toEqual([])
  expect((await get(`/api/runs/${ids.run}/evidence${elsewhere}`)).status).toBe(404)
})

test('who carries nothing is told what is missing, who carries the wrong thing that it is wrong', async () => {
  for (const [authorization, code] of [
    ['', 'token-missing'],
    ['Basic YTpi', 'token-missing'],
    ['Bearer x', 'token-wrong'],
  ] as const)
    expect((await get('/api/workloads', { authorization })).body).toMatchObject({ code })
})

test('the OpenAPI document is public and the published one', async () => {
  const reply = await api(
    new Request('http://localhost/api/openapi.json', { headers: { host: 'localhost' } }),
  )
  expect(reply.status).toBe(200)
  const published = new URL('../../../docs/schemas/api.openapi.json', import.meta.url)
  expect(await reply.json()).toEqual(JSON.parse(readFileSync(published, 'utf8')))
})

describe('refuses with a code and a sentence', () => {
  const compare = () => `/api/workloads/${ids.workload}/milestones/compare`
  test.each([
    ['no token', 401, () => '/api/workloads', { authorization: '' }, 'GET'],
    ['a wrong token', 401, () => '/api/workloads', { authorization: 'Bearer x' }, 'GET'],
    ['no token on an unknown route', 401, () => '/api/x', { authorization: '' }, 'GET'],
    ['a rebound name', 403, () => '/api/workloads', { host: 'evil.example.com' }, 'GET'],
    ['a rebound name for the document', 403, () => '/api/openapi.json', { host: 'x' }, 'GET'],
    ['another origin', 403, () => '/api/workloads', { origin: 'http://example.com' }, 'GET'],
    ['another method', 405, () => '/api/workloads', {}, 'POST'],
    ['a preflight', 405, () => '/api/workloads', {}, 'OPTIONS'],
    ['an unknown route', 404, () => '/api/nothing', {}, 'GET'],
    ['an unknown workload', 404, () => `/api/workloads/${'0'.repeat(32)}`, {}, 'GET'],
    ['an id that is none', 400, () => "/api/workloads/'--", {}, 'GET'],
    ['an unknown parameter', 400, () => '/api/workloads?x=1', {}, 'GET'],
    ['a prototype', 400, () => '/api/workloads?__proto__=1', {}, 'GET'],
    ['a parameter twice', 400, () => '/api/workloads?limit=1&limit=2', {}, 'GET'],
    ['a limit out of range', 400, () => '/api/workloads?limit=201', {}, 'GET'],
    ['an account that is none', 400, () => '/api/workloads?account=1', {}, 'GET'],
    ['a forged page', 400, () => '/api/workloads?after=AAAA', {}, 'GET'],
    ['pages where there are none', 400, () => `${compare()}?from=1&limit=2`, {}, 'GET'],
    ['a comparison without a start', 400, compare, {}, 'GET'],
    ['a milestone that is not there', 404, () => `${compare()}?from=7`, {}, 'GET'],
  ])('%s', async (_, status, path, headers, method) => {
    const reply = await get(path(), headers, method)
    expect(reply.status).toBe(status)
    expect(Object.keys(reply.body).toSorted()).toEqual(['code', 'message'])
    expect(reply.body.message).toMatch(/\.$/)
    expect(reply.headers.get('access-control-allow-origin')).toBe(null)
    expect(errors).toEqual([])
  })
})
