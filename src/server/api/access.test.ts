import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import { toolOperations } from '../../../test/wire/tool-operations.ts'
import { createRunQueue, type RunQueue } from '../../app/tool/runs/run-queue.ts'
import type { Store } from '../../store/open-store.ts'
import { type Admitted, loopbackHosts } from './admit.ts'
import { createApi } from './create-api.ts'
import {
  accessExposure,
  accessMatrix,
  accessPaths,
  accessPolicies,
  accessSubjects,
  accessWhoCan,
} from './schemas-access.ts'

const now = Date.parse('2026-10-05T08:00:00.000Z')
let store: Store
let runs: RunQueue
let api: ReturnType<typeof createApi>
const errors: unknown[] = []

const rea: Admitted = {
  account: '111122223333',
  region: 'eu-west-1',
  name: 'rea',
  role: 'reader',
  admitWrite: () => undefined,
}
const users: Readonly<Record<string, Admitted>> = {
  rea,
  ada: { ...rea, name: 'ada', role: 'owner' },
  far: { ...rea, name: 'far', account: '444455556666', role: 'admin' },
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
  expect(accessSubjects.parse(await ok('/api/access'))).toMatchObject({ seen: false })
  const made = await send('POST', '/api/tool/CreateWorkload', 'ada', {
    WorkloadName: 'Web shop',
    Description: 'of a test',
    Environment: 'PRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'ada@example.com',
    Lenses: ['wellarchitected'],
    ClientRequestToken: 'once',
  })
  const { WorkloadId } = z.object({ WorkloadId: z.string() }).parse(await made.json())
  await send('POST', `/api/workloads/${WorkloadId}/runs`, 'ada', { sources: [{ kind: 'sample' }] })
  await runs.idle()
}, 60_000)
afterAll(async () => {
  await runs.close()
  await store.close()
})

async function send(method: string, path: string, who: string, body?: object) {
  return api(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { host: '127.0.0.1', 'x-user': who, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
}

async function ok(path: string, query: Record<string, string> = {}, who = 'rea'): Promise<unknown> {
  const reply = await send('GET', `${path}?${new URLSearchParams(query).toString()}`, who)
  const body: unknown = await reply.json()
  expect(reply.status, JSON.stringify(body)).toBe(200)
  return body
}

async function bucket() {
  const { targets, actions } = accessSubjects.parse(await ok('/api/access'))
  const found = targets.find(({ type }) => type === 'AWS::S3::Bucket')
  if (found === undefined) throw new Error('The sample has no bucket.')
  return { ...found, actions: actions[found.type] }
}

describe('access that a run has seen', () => {
  test('names whom and what one can ask about', async () => {
    const subjects = accessSubjects.parse(await ok('/api/access'))
    expect(subjects.seen).toBe(true)
    expect(subjects.principals.length).toBe(subjects.identities)
    expect((await bucket()).actions).toContain('s3:GetObject')
    expect(subjects.actions['AWS::Backup::BackupVault']).toContain('backup:DeleteBackupVault')
    expect(errors).toEqual([])
  })

  test('is the same in the matrix, in the rows of a question and in its explanation', async () => {
    const { arn } = await bucket()
    const matrix = accessMatrix.parse(await ok('/api/access/matrix', { resource: arn }))
    expect(matrix.rows.length).toBeGreaterThan(0)
    for (const [at, { action, resource }] of matrix.columns.entries()) {
      const { rows } = accessWhoCan.parse(await ok('/api/access/who-can', { action, resource }))
      const inMatrix = matrix.rows.flatMap(({ principal, cells }) =>
        cells[at]?.answer === 'no' ? [] : [[principal, cells[at]?.answer]],
      )
      expect(rows.map((row) => [row.principal, row.answer]).toSorted()).toEqual(inMatrix.toSorted())
      for (const row of rows.slice(0, 5)) {
        const { decision } = accessPolicies.parse(
          await ok('/api/access/policies', { principal: row.principal, action, resource }),
        )
        expect(decision?.answer).toBe(row.answer)
      }
    }
  })

  test('has the statement that decides marked', async () => {
    const { arn } = await bucket()
    const { rows } = accessWhoCan.parse(
      await ok('/api/access/who-can', { action: 's3:ListBucket', resource: arn }),
    )
    const row = rows.find(({ answer }) => answer === 'allow')
    const { policies, decision } = accessPolicies.parse(
      await ok('/api/access/policies', {
        principal: row?.principal ?? '',
        action: 's3:ListBucket',
        resource: arn,
      }),
    )
    const [first] = policies
    expect(decision?.explanation).toContain('may call s3:ListBucket')
    expect(first?.document.Statement[first.deciding?.[0] ?? -1]).toMatchObject({ Effect: 'Allow' })
  })

  test('is listed by reach, and as paths with a statement for each hop', async () => {
    const { rows } = accessExposure.parse(await ok('/api/access/exposure'))
    expect(rows.map(({ reach }) => reach)).toContain('public')
    expect(rows.every(({ reach, proof }) => reach !== 'public' || proof !== undefined)).toBe(true)
    const open = rows.find(({ reach }) => reach === 'public')
    const own = accessPolicies.parse(
      await ok('/api/access/policies', { principal: open?.resource ?? '' }),
    )
    expect(own.kind).toBe('resource')
    expect(own.policies[0]?.places).toContain(open?.index)
    const { paths, cutTried } = accessPaths.parse(await ok('/api/access/paths'))
    expect(cutTried).toBe(true)
    expect(paths.every(({ hops }) => hops.length > 0)).toBe(true)
    const [one] = paths
    const only = accessPaths.parse(await ok('/api/access/paths', { from: one?.from ?? 'nobody' }))
    expect(new Set(only.paths.map(({ from }) => from)).size).toBeLessThan(2)
  })

  test('shows how somebody becomes administrator, and what to remove first', async () => {
    const made = await send('POST', '/api/tool/CreateWorkload', 'ada', {
      WorkloadName: 'Escalation',
      Description: 'of a test',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'ada@example.com',
      Lenses: ['wellarchitected'],
      ClientRequestToken: 'path',
    })
    const { WorkloadId } = z.object({ WorkloadId: z.string() }).parse(await made.json())
    const kept = await api(
      new Request(`http://127.0.0.1/api/workloads/${WorkloadId}/files?name=iam.json`, {
        method: 'POST',
        headers: { host: '127.0.0.1', 'x-user': 'ada' },
        body: JSON.stringify(template),
      }),
    )
    const { sha256 } = z.object({ sha256: z.string() }).parse(await kept.json())
    await send('POST', `/api/workloads/${WorkloadId}/runs`, 'ada', {
      sources: [{ kind: 'file', sha256 }],
    })
    await runs.idle()
    const { paths, cut } = accessPaths.parse(await ok('/api/access/paths'))
    const path = paths.find(({ from }) => from.endsWith('user/developer'))
    expect(path).toMatchObject({ goal: 'admin', certainty: 'certain' })
    expect(path?.hops[0]?.permissions[0]?.statement).toEqual({
      policy: 'build',
      index: 1,
      sid: 'RunAnything',
    })
    expect(cut?.broken).toBeGreaterThan(0)
    const { policies } = accessPolicies.parse(
      await ok('/api/access/policies', { principal: path?.from ?? '' }),
    )
    const [build] = policies
    expect(build).toMatchObject({ name: 'build', places: [0, 1] })
    expect(build?.document.Statement[1]).toMatchObject({ Sid: 'RunAnything' })
  })

  test('says what nobody could list, wherever an answer may lack it', async () => {
    const made = await send('POST', '/api/tool/CreateWorkload', 'ada', {
      WorkloadName: 'Half seen',
      Description: 'of a test',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'ada@example.com',
      Lenses: ['wellarchitected'],
      ClientRequestToken: 'half',
    })
    const { WorkloadId } = z.object({ WorkloadId: z.string() }).parse(await made.json())
    const kept = await api(
      new Request(`http://127.0.0.1/api/workloads/${WorkloadId}/files?name=half.ndjson`, {
        method: 'POST',
        headers: { host: '127.0.0.1', 'x-user': 'ada' },
        body: halfSeen.map((line) => JSON.stringify(line)).join('\n'),
      }),
    )
    const { sha256 } = z.object({ sha256: z.string() }).parse(await kept.json())
    await send('POST', `/api/workloads/${WorkloadId}/runs`, 'ada', {
      sources: [{ kind: 'file', sha256 }],
    })
    await runs.idle()
    const roles = { operation: 'iam:ListRoles', types: ['AWS::IAM::Role'], reason: 'denied' }
    const queues = { operation: 'sqs:ListQueues', types: ['AWS::SQS::Queue'], reason: 'denied' }
    const queue = 'arn:aws:sqs:eu-west-1:111122223333:orders'
    const asked = async (path: string, query: Record<string, string> = {}) =>
      z
        .object({ unlisted: z.array(z.unknown()), unlistedTotal: z.number() })
        .parse(await ok(path, query))
    const both = { unlistedTotal: 2, unlisted: [roles, queues] }
    const who = { action: 'sqs:SendMessage', resource: queue }
    expect(await asked('/api/access')).toMatchObject(both)
    expect(await asked('/api/access/who-can', who)).toMatchObject(both)
    expect(await asked('/api/access/matrix', { resource: queue })).toMatchObject(both)
    expect(await asked('/api/access/exposure')).toMatchObject(both)
    const { arn } = await bucket()
    expect(await asked('/api/access/matrix', { resource: arn })).toMatchObject({ unlistedTotal: 1 })
    expect(await asked('/api/access/paths')).toMatchObject({ unlisted: [roles] })
    expect(errors).toEqual([])
  })

  test('stays with the account', async () => {
    expect(accessSubjects.parse(await ok('/api/access', {}, 'far'))).toMatchObject({
      seen: false,
      identities: 0,
    })
    const { arn } = await bucket()
    const matrix = accessMatrix.parse(await ok('/api/access/matrix', { resource: arn }, 'far'))
    expect(matrix.rows).toEqual([])
  })

  test('is not asked about names without end', async () => {
    const reply = await send('GET', `/api/access/matrix?resource=arn:${'a'.repeat(3000)}`, 'rea')
    expect(reply.status).toBe(400)
  })

  test.each([
    ['who-can', { action: 's3', resource: '*' }, 400],
    ['who-can', { action: 's3:GetObject', resource: 'bucket' }, 400],
    ['who-can', { action: 's3:GetObject', resource: '*', context: 'nothing' }, 400],
    ['who-can', { action: 's3:GetObject', resource: '*', context: '__proto__=1' }, 200],
    ['matrix', { resource: 'role/nobody' }, 400],
    ['matrix', { resource: 'arn:aws:constructor:::x' }, 200],
    ['paths', { to: 'everything' }, 400],
    ['policies', { principal: 'arn:aws:iam::111122223333:role/nobody' }, 404],
    ['policies', { principal: '<script>', action: 's3:GetObject' }, 404],
  ])('%s of %j answers %i', async (route, query, status) => {
    const text = new URLSearchParams(query).toString()
    expect((await send('GET', `/api/access/${route}?${text}`, 'rea')).status).toBe(status)
    expect(errors).toEqual([])
  })
})

const denied = (operation: string, type: string) => ({
  gap: {
    source: 'aws',
    operation,
    account: '111122223333',
    reason: 'denied',
    error: `AccessDenied: ${operation}`,
    types: [type],
    hides: true,
  },
})
const stamp = '2026-10-01T08:00:00.000Z'
/** A snapshot of an account that did not let anybody list roles and queues. */
const halfSeen = [
  { plinth: 'snapshot', version: 1, started: stamp, ended: stamp, sources: [] },
  {
    resource: {
      type: 'AWS::IAM::User',
      id: 'ana',
      arn: 'arn:aws:iam::111122223333:user/ana',
      account: '111122223333',
      properties: {},
      tags: {},
      source: { kind: 'aws' },
    },
  },
  denied('iam:ListRoles', 'AWS::IAM::Role'),
  denied('sqs:ListQueues', 'AWS::SQS::Queue'),
  denied('ecs:ListClusters', 'AWS::ECS::Cluster'),
  { end: { resources: 1, gaps: 3 } },
]
const statement = (Sid: string, Action: string | string[]) => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource: '*',
})
/** A user who may run code as an administrator. */
const template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    Developer: {
      Type: 'AWS::IAM::User',
      Properties: {
        UserName: 'developer',
        Policies: [
          {
            PolicyName: 'build',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                statement('ReadLogs', 'logs:GetLogEvents'),
                statement('RunAnything', [
                  'iam:PassRole',
                  'lambda:CreateFunction',
                  'lambda:InvokeFunction',
                ]),
              ],
            },
          },
        ],
      },
    },
    Deployer: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'deployer',
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    },
  },
}
