import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import { toolOperations } from '../../../test/wire/tool-operations.ts'
import type { Role } from '../../app/tool/context.ts'
import { createRunQueue, type RunQueue } from '../../app/tool/runs/run-queue.ts'
import { documentNames } from '../../app/write-document.ts'
import { checkStore } from '../../store/check-store.ts'
import type { Store } from '../../store/open-store.ts'
import { type Admitted, loopbackHosts } from './admit.ts'
import { createApi } from './create-api.ts'
import { findingPage } from './schemas-findings.ts'
import { auditLine, collectionHealth, home, issuedKey } from './schemas-home.ts'
import { pageOf } from './schemas.ts'

const errors: unknown[] = []
const now = Date.parse('2026-10-05T08:00:00.000Z')
let store: Store
let runs: RunQueue
let api: ReturnType<typeof createApi>
let workload: string

const users: Readonly<Record<string, Admitted>> = {
  ada: user('ada', 'owner'),
  eve: user('eve', 'admin'),
  bob: user('bob', 'contributor'),
  rea: user('rea', 'reader'),
  far: { ...user('far', 'admin'), account: '444455556666' },
}

function user(name: string, role: Role): Admitted {
  const admitWrite = () => undefined
  return { account: '111122223333', region: 'eu-west-1', name, role, admitWrite }
}

beforeAll(async () => {
  store = await openTestStore()
  runs = createRunQueue((error) => errors.push(error))
  api = createApi({
    db: store.db,
    pageSecret: new Uint8Array(32),
    runs,
    operations: toolOperations(store.db),
    admit: [async (request) => users[request.headers.get('x-user') ?? '']],
    hosts: new Set(loopbackHosts),
    clock: () => now,
    onError: (error) => errors.push(error),
  })
  const made = await call('POST', '/api/tool/CreateWorkload', 'ada', {
    WorkloadName: 'Web shop',
    Description: 'of a test',
    Environment: 'PRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'ada@example.com',
    Lenses: ['wellarchitected'],
    ClientRequestToken: 'once',
  })
  workload = z.object({ WorkloadId: z.string() }).parse(made.body).WorkloadId
  const started = await call('POST', `/api/workloads/${workload}/runs`, 'ada', {
    sources: [{ kind: 'sample' }],
  })
  expect(started.status).toBe(200)
  const second = await call('POST', `/api/workloads/${workload}/runs`, 'ada', {
    sources: [{ kind: 'sample' }],
  })
  expect(second).toMatchObject({ status: 409, body: { code: 'conflict' } })
  await runs.idle()
}, 60_000)
afterAll(async () => {
  await runs.close()
  await store.close()
})

async function send(
  method: string,
  path: string,
  who: string,
  body?: string | Uint8Array<ArrayBuffer>,
  type?: string,
) {
  return api(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: {
        host: '127.0.0.1',
        'x-user': who,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    }),
  )
}

async function call(method: string, path: string, who: string, body?: unknown) {
  const reply =
    body === undefined
      ? await send(method, path, who)
      : await send(method, path, who, JSON.stringify(body), 'application/json')
  return { status: reply.status, body: await reply.json() }
}

describe('a run that the console starts', () => {
  test('leaves findings, evidence and a plan', async () => {
    const { body } = await call('GET', `/api/workloads/${workload}/findings?outcome=fail`, 'rea')
    expect(findingPage.parse(body).total).toBeGreaterThan(50)
    const { body: listed } = await call('GET', `/api/workloads/${workload}/runs`, 'rea')
    expect(listed).toMatchObject({ items: [{ status: 'COMPLETE', summary: {} }] })
    expect(errors).toEqual([])
  })

  test('reads files of the locker, and says why it failed', async () => {
    const other = await call('POST', '/api/tool/CreateWorkload', 'ada', {
      WorkloadName: 'From a file',
      Description: 'of a test',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'ada@example.com',
      Lenses: ['wellarchitected'],
      ClientRequestToken: 'file',
    })
    const { WorkloadId } = z.object({ WorkloadId: z.string() }).parse(other.body)
    const template =
      'Resources:\n  Logs:\n    Type: AWS::S3::Bucket\nAWSTemplateFormatVersion: 2010-09-09\n'
    const good = await keep(WorkloadId, 'shop.yaml', template)
    const bad = await keep(WorkloadId, 'notes.txt', gzipSync('nothing'))
    const run = async (sha256: string) => {
      const started = await call('POST', `/api/workloads/${WorkloadId}/runs`, 'bob', {
        sources: [{ kind: 'file', sha256 }],
      })
      await runs.idle()
      const id = z.object({ run: z.string() }).parse(started.body).run
      return (await call('GET', `/api/runs/${id}`, 'rea')).body
    }
    expect(await run(bad)).toMatchObject({ status: 'FAILED', error: expect.stringMatching(/\w/) })
    expect(await run(good)).toMatchObject({ status: 'COMPLETE' })
    const found = await call(
      'GET',
      `/api/workloads/${WorkloadId}/findings?type=AWS::S3::Bucket`,
      'rea',
    )
    expect(findingPage.parse(found.body).items[0]?.resource.id).toBe('Logs')
    expect(errors).toEqual([])
  })

  async function keep(id: string, name: string, content: string | Uint8Array<ArrayBuffer>) {
    const reply = await send('POST', `/api/workloads/${id}/files?name=${name}`, 'bob', content)
    return z.object({ sha256: z.string() }).parse(await reply.json()).sha256
  }

  test.each([
    ['a reader', 'rea', [{ kind: 'sample' }], 403],
    ['AWS by anyone but administrators', 'ada', [{ kind: 'aws' }], 403],
    ['a file that is not there', 'ada', [{ kind: 'file', sha256: '0'.repeat(64) }], 404],
    ['nothing', 'ada', [], 400],
    ['another endpoint', 'eve', [{ kind: 'aws', endpointUrl: 'http://192.0.2.1' }], 400],
  ])('refuses %s', async (_, who, sources, status) => {
    const reply = await call('POST', `/api/workloads/${workload}/runs`, who, { sources })
    expect(reply.status).toBe(status)
  })
})

test('home counts what lists show', async () => {
  const { body } = await call('GET', '/api/home', 'rea')
  const { workloads, domains, due } = home.parse(body)
  expect(domains.map(({ id }) => id)).toContain('detection')
  const shop = workloads.find(({ id }) => id === workload)
  expect(shop).toMatchObject({ name: 'Web shop' })
  const listed = await call(
    'GET',
    `/api/workloads/${workload}/findings?outcome=fail&severity=high`,
    'rea',
  )
  expect(shop?.failures.high).toBe(findingPage.parse(listed.body).total)
  const risky = shop?.domains.reduce((sum, { risks }) => sum + risks.HIGH, 0) ?? 0
  expect(risky).toBeGreaterThan(0)
  expect(shop?.risks.HIGH).toBeGreaterThanOrEqual(risky)
  expect(due.length).toBeGreaterThan(0)
  expect((shop?.overdue ?? 0) + (shop?.due ?? 0)).toBeGreaterThanOrEqual(due.length > 0 ? 1 : 0)
})

test('home follows an answer and a milestone', async () => {
  const before = home.parse((await call('GET', '/api/home', 'ada')).body)
  await call('PUT', `/api/workloads/${workload}/questions/securely-operate`, 'ada', {
    version: 0,
    applicable: false,
    reason: 'OUT_OF_SCOPE',
  })
  await call('POST', '/api/tool/CreateMilestone', 'ada', {
    WorkloadId: workload,
    MilestoneName: 'First',
    ClientRequestToken: 'milestone',
  })
  const after = home.parse((await call('GET', '/api/home', 'ada')).body)
  const notApplicable = (given: z.output<typeof home>) =>
    given.workloads.find(({ id }) => id === workload)?.risks.NOT_APPLICABLE ?? -1
  expect(notApplicable(after)).toBe(notApplicable(before) + 1)
  expect(after.trend.at(-1)).toMatchObject({ name: 'First', workload })
  const read = await call('GET', `/api/workloads/${workload}/questions/securely-operate`, 'rea')
  expect(read.body).toMatchObject({ risk: 'NOT_APPLICABLE', origin: 'human', version: 1 })
})

test('collection health groups what was denied by the permission to add', async () => {
  const { body } = await call('GET', `/api/workloads/${workload}/health`, 'rea')
  const { groups, policy, gaps } = collectionHealth.parse(body)
  expect(gaps).toBeGreaterThan(0)
  expect(groups.reduce((sum, group) => sum + group.gaps, 0)).toBe(gaps)
  const denied = groups.filter(({ permission }) => permission !== undefined)
  expect(policy?.Statement[0]?.Action.toSorted()).toEqual(
    denied.map(({ permission }) => permission).toSorted(),
  )
})

test.each(documentNames.map((name) => [name]))('writes the document %s', async (format) => {
  const reply = await send('GET', `/api/workloads/${workload}/documents/${format}`, 'rea')
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="Web shop /)
  expect(reply.headers.get('content-security-policy')).toContain('sandbox')
  // Some formats name the workload, others only its resources.
  expect(/Web shop|payments-jobs/.test(await reply.text())).toBe(true)
})

test('the document has what people decided', async () => {
  const reply = await send('GET', `/api/workloads/${workload}/documents/json`, 'rea')
  const document = z
    .looseObject({
      questions: z.array(z.looseObject({ id: z.string(), risk: z.string() })),
      findings: z.array(z.unknown()),
    })
    .parse(await reply.json())
  const answered = document.questions.find(({ id }) => id === 'securely-operate')
  expect(answered?.risk).toBe('NOT_APPLICABLE')
})

test('the audit is for owners; that of a workload for its readers', async () => {
  expect((await call('GET', '/api/audit', 'rea')).status).toBe(403)
  const own = await call('GET', `/api/audit?workload=${workload}&limit=2`, 'rea')
  const { items, next } = pageOf(auditLine).parse(own.body)
  expect(items).toHaveLength(2)
  const more = await call('GET', `/api/audit?workload=${workload}&limit=2&after=${next}`, 'rea')
  const [older] = pageOf(auditLine).parse(more.body).items
  expect(older?.number).toBeLessThan(items[1]?.number ?? 0)
  const whole = pageOf(auditLine).parse((await call('GET', '/api/audit', 'ada')).body)
  expect(whole.items.map(({ action }) => action)).toContain('StartRun')
})

test('keys are for administrators of the account', async () => {
  for (const who of ['rea', 'bob', 'ada'])
    expect((await call('GET', '/api/keys', who)).status).toBe(403)
  const made = await call('POST', '/api/keys', 'eve', { user: 'ci', role: 'reader' })
  const { id, secret } = issuedKey.parse(made.body)
  const listed = await call('GET', '/api/keys', 'eve')
  expect(listed.body).toMatchObject({ items: [{ id, user: 'ci', status: 'active' }] })
  expect(JSON.stringify(listed.body)).not.toContain(secret)
  expect((await call('GET', '/api/keys', 'far')).body).toEqual({ items: [] })
  expect((await call('DELETE', `/api/keys/${id}`, 'far')).status).toBe(404)
  expect((await call('DELETE', `/api/keys/${id}`, 'eve')).status).toBe(200)
  expect((await call('GET', '/api/keys', 'eve')).body).toMatchObject({
    items: [{ status: 'revoked' }],
  })
})

test('a key that is asked for again with its token is one key, with the same secret', async () => {
  const wanted = { user: 'twice', role: 'reader', token: 'the answer was lost' }
  const ask = async (who: string, body: object) =>
    issuedKey.parse((await call('POST', '/api/keys', who, body)).body)
  const all = await Promise.all([ask('eve', wanted), ask('eve', wanted), ask('eve', wanted)])
  const [first] = all
  expect(all).toEqual([first, first, first])
  const { items } = keys.parse((await call('GET', '/api/keys', 'eve')).body)
  const mine = items.filter(({ user }) => user === 'twice')
  expect(mine).toHaveLength(1)
  const other = await call('POST', '/api/keys', 'eve', { ...wanted, role: 'owner' })
  expect(other.status).toBe(400)
  expect((await ask('eve', { ...wanted, token: 'another' })).id).not.toBe(first?.id)
  await call('DELETE', `/api/keys/${first?.id}`, 'eve')
  expect((await call('POST', '/api/keys', 'eve', wanted)).status).toBe(409)
})

const keys = z.object({ items: z.array(z.object({ id: z.string(), user: z.string() })) })

/** Every write and read of a workload, and the least that a caller of the account must be. */
const rules: readonly [string, string, string, unknown, 'reader' | 'contributor' | 'owner'][] = [
  ['list findings', 'GET', 'findings', undefined, 'reader'],
  ['count findings', 'GET', 'findings/counts', undefined, 'reader'],
  ['list questions', 'GET', 'questions', undefined, 'reader'],
  ['answer', 'PUT', 'questions/permissions', { version: 99 }, 'contributor'],
  ['list the plan', 'GET', 'plan/items', undefined, 'reader'],
  ['work on the plan', 'PATCH', 'plan/items/none', { version: 0 }, 'contributor'],
  [
    'accept a risk',
    'PATCH',
    'plan/items/none',
    { version: 0, status: 'accepted', reason: 'why', until: '2027-01-01' },
    'owner',
  ],
  ['list suppressions', 'GET', 'suppressions', undefined, 'reader'],
  [
    'suppress',
    'POST',
    'suppressions',
    { check: 'none', reason: 'why', owner: 'who', expires: '2027-01-01' },
    'owner',
  ],
  ['revoke', 'DELETE', `suppressions/${'0'.repeat(32)}`, undefined, 'owner'],
  ['list attestations', 'GET', 'attestations', undefined, 'reader'],
  [
    'attest',
    'POST',
    'attestations',
    { practice: 'none', statement: 'we did', expires: '2027-01-01' },
    'contributor',
  ],
  ['review', 'POST', `attestations/${'0'.repeat(32)}/review`, { accept: true }, 'owner'],
  ['withdraw', 'DELETE', `attestations/${'0'.repeat(32)}`, undefined, 'contributor'],
  ['list files', 'GET', 'files', undefined, 'reader'],
  ['open a file', 'GET', `files/${'0'.repeat(64)}`, undefined, 'reader'],
  ['look at the health', 'GET', 'health', undefined, 'reader'],
  [
    'start a run',
    'POST',
    'runs',
    { sources: [{ kind: 'file', sha256: '0'.repeat(64) }] },
    'contributor',
  ],
]
const ranks = ['reader', 'contributor', 'owner']

describe('who may', () => {
  test.each(rules)('%s', async (_, method, path, body, least) => {
    for (const [who, rank] of [
      ['rea', 0],
      ['bob', 1],
      ['ada', 2],
    ] as const) {
      const { status } = await call(method, `/api/workloads/${workload}/${path}`, who, body)
      if (rank < ranks.indexOf(least)) expect([who, status]).toEqual([who, 403])
      else expect([200, 400, 404, 409]).toContain(status)
    }
    const stranger = await call(method, `/api/workloads/${workload}/${path}`, 'far', body)
    expect(stranger.status).toBe(404)
    expect(errors).toEqual([])
  })
})

test('a guest does what the share allows', async () => {
  const held = (who: 'ada' | 'far') => call('GET', `/api/workloads/${workload}/share`, who)
  expect((await held('far')).status).toBe(404)
  const shared = await call('POST', '/api/tool/CreateWorkloadShare', 'ada', {
    WorkloadId: workload,
    SharedWith: '444455556666',
    PermissionType: 'CONTRIBUTOR',
    ClientRequestToken: 'share',
  })
  expect(shared.status).toBe(200)
  const invitations = await call('POST', '/api/tool/ListShareInvitations', 'far', {})
  const [invitation] = z
    .object({ ShareInvitationSummaries: z.array(z.looseObject({ ShareInvitationId: z.string() })) })
    .parse(invitations.body).ShareInvitationSummaries
  await call('POST', '/api/tool/UpdateShareInvitation', 'far', {
    ShareInvitationId: invitation?.ShareInvitationId,
    ShareInvitationAction: 'ACCEPT',
  })
  expect((await held('far')).body).toEqual({ permission: 'CONTRIBUTOR' })
  expect((await held('ada')).body).toEqual({})
  for (const [, method, path, body, least] of rules) {
    const { status } = await call(method, `/api/workloads/${workload}/${path}`, 'far', body)
    if (least === 'owner') expect([path, status]).toEqual([path, 403])
    else expect([200, 400, 404, 409]).toContain(status)
  }
})

test('every write left the store provable', async () => {
  expect((await checkStore(store.db)).diagnostics).toEqual([])
  expect(errors).toEqual([])
})
