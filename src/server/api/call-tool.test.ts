import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import { toolOperations } from '../../../test/wire/tool-operations.ts'
import { createRunQueue } from '../../app/tool/runs/run-queue.ts'
import type { Store } from '../../store/open-store.ts'
import { type Admitted, loopbackHosts } from './admit.ts'
import { createApi } from './create-api.ts'
import { ApiProblem } from './problem.ts'

const errors: unknown[] = []
let store: Store
let api: ReturnType<typeof createApi>
/** Who calls; tests change it. */
let who: Admitted

const ada: Admitted = {
  account: '111122223333',
  region: 'eu-west-1',
  name: 'ada',
  role: 'owner',
  admitWrite: () => undefined,
}

beforeAll(async () => {
  store = await openTestStore()
  api = createApi({
    db: store.db,
    pageSecret: new Uint8Array(32),
    runs: createRunQueue((error) => errors.push(error)),
    operations: toolOperations(store.db),
    admit: [async () => who],
    hosts: new Set(loopbackHosts),
    clock: () => 1000,
    onError: (error) => errors.push(error),
  })
  who = ada
}, 60_000)
afterAll(() => store.close())

const reply = z.looseObject({
  code: z.string().optional(),
  WorkloadId: z.string().optional(),
  NextToken: z.string().optional(),
  fields: z.array(z.object({ name: z.string(), message: z.string() })).optional(),
  WorkloadSummaries: z.array(z.looseObject({ WorkloadName: z.string() })).optional(),
})

async function call(operation: string, input: unknown, more: Admitted = ada, query = '') {
  who = more
  const response = await api(
    new Request(`http://127.0.0.1/api/tool/${operation}${query}`, {
      method: 'POST',
      headers: { host: '127.0.0.1', 'content-type': 'application/json' },
      body: typeof input === 'string' ? input : JSON.stringify(input),
    }),
  )
  return { status: response.status, body: reply.parse(await response.json()) }
}

const define = (name: string) => ({
  WorkloadName: name,
  Description: 'of a test',
  Environment: 'PRODUCTION',
  AwsRegions: ['eu-west-1'],
  ReviewOwner: 'ada@example.com',
  Lenses: ['wellarchitected'],
  ClientRequestToken: `token of ${name}`,
})

test('an operation runs with labels, query and body in one object', async () => {
  const created = await call('CreateWorkload', define('First'))
  expect(created).toMatchObject({ status: 200, body: { WorkloadId: expect.any(String) } })
  const { WorkloadId } = created.body
  expect((await call('GetWorkload', { WorkloadId })).body).toMatchObject({
    Workload: { WorkloadName: 'First', Owner: '111122223333' },
  })
  const listed = await call('ListAnswers', {
    WorkloadId,
    LensAlias: 'wellarchitected',
    PillarId: 'security',
    MaxResults: 3,
  })
  expect(listed.body).toMatchObject({ AnswerSummaries: { length: 3 } })
})

test('an idempotency token brings the first result back', async () => {
  const first = await call('CreateWorkload', define('Twice'))
  expect(await call('CreateWorkload', define('Twice'))).toEqual(first)
})

test('pages go on', async () => {
  const first = await call('ListWorkloads', { MaxResults: 1 })
  const next = await call('ListWorkloads', { MaxResults: 1, NextToken: first.body.NextToken })
  // Both are of the same moment, so that their order is that of their ids.
  const names = [first, next].map(({ body }) => body.WorkloadSummaries?.[0]?.WorkloadName)
  expect(names.toSorted()).toEqual(['First', 'Twice'])
})

test('the model judges the input, and the fields at fault have names', async () => {
  const { status, body } = await call('CreateWorkload', { WorkloadName: 'x' })
  expect(status).toBe(400)
  expect(body.code).toBe('ValidationException')
  expect(body.fields?.map(({ name }) => name)).toContain('WorkloadName')
})

test.each([
  ['a body that is no JSON', 'CreateWorkload', '{', 400, 'bad-body'],
  ['a list', 'CreateWorkload', [], 400, 'bad-body'],
  ['a member of another type', 'GetWorkload', { WorkloadId: 1 }, 400, 'ValidationException'],
  ['an operation that is none', 'DropTables', {}, 404, 'UnknownOperationException'],
  ['a prototype', '__proto__', {}, 404, 'UnknownOperationException'],
  [
    'a workload that is not there',
    'GetWorkload',
    { WorkloadId: '0'.repeat(32) },
    404,
    'ResourceNotFoundException',
  ],
])('refuses %s', async (_, operation, input, status, code) => {
  expect(await call(operation, input)).toMatchObject({ status, body: { code } })
  expect(errors).toEqual([])
})

test('roles count as on the wire', async () => {
  const reader: Admitted = { ...ada, role: 'reader' }
  expect(await call('ListWorkloads', {}, reader)).toMatchObject({ status: 200 })
  expect(await call('CreateWorkload', define('Third'), reader)).toMatchObject({
    status: 403,
    body: { code: 'AccessDeniedException' },
  })
})

test('only writes need to prove where they come from', async () => {
  const forged: Admitted = {
    ...ada,
    admitWrite: () => {
      throw new ApiProblem(403, 'csrf-missing', 'Send x-plinth-csrf.')
    },
  }
  expect(await call('ListWorkloads', {}, forged)).toMatchObject({ status: 200 })
  expect(await call('CreateWorkload', define('Fourth'), forged)).toMatchObject({
    status: 403,
    body: { code: 'csrf-missing' },
  })
})

test('a signed-in user stays in the own account', async () => {
  expect(await call('ListWorkloads', {}, ada, '?account=444455556666')).toMatchObject({
    status: 403,
    body: { code: 'account-refused' },
  })
  const elsewhere = await call('ListWorkloads', {}, ada, '?region=us-east-1')
  expect(elsewhere.body.WorkloadSummaries).toEqual([])
})

test('a body over 6 MB is refused before it is read', async () => {
  expect(await call('CreateWorkload', ' '.repeat(6 * 1024 * 1024 + 1))).toMatchObject({
    status: 413,
    body: { code: 'too-large' },
  })
})

test('forms of other sites are not read', async () => {
  const response = await api(
    new Request('http://127.0.0.1/api/tool/ListWorkloads', {
      method: 'POST',
      headers: { host: '127.0.0.1', 'content-type': 'text/plain' },
      body: '{}',
    }),
  )
  expect(response.status).toBe(415)
})
