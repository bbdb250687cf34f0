import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unwrapRecord } from '../../../../collect/cloudtrail/unwrap-record.ts'
import type { CloudTrailEvent } from '../../../../model/cloudtrail-event.ts'
import type { Resource } from '../../../../model/resource.ts'
import { readEstate } from '../../graph/estate.ts'
import { parsePolicy } from '../../policy/parse-policy.ts'
import type { GuardrailType } from '../guardrail.ts'
import { judgeByGuardrails } from '../judge-request.ts'
import { account, manager, member, organization, policy, unit } from '../organization.fixture.ts'
import { boundAccount } from './judge-call.ts'
import { type Change, proposeChange, type Proposal } from './proposal.ts'
import { putToTheTest } from './put-to-the-test.ts'
import { createReplay } from './replay.ts'
import { touchesOf } from './touches.ts'

const actions = ['s3:GetObject', 's3:*', 'ec2:RunInstances', 'kms:Decrypt', '*', 'sqs:SendMessage']
const resources = ['*', 'arn:aws:s3:::reports/*', `arn:aws:sqs:eu-west-1:${account}:orders`]
const conditions = [
  {},
  { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
  { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/admin'] } },
  { Bool: { 'aws:ViaAWSService': 'false' } },
  { StringEquals: { 'aws:RequestTag/team': 'x' } },
]
const statement = (effect: 'Allow' | 'Deny', type: GuardrailType, conditional: number) =>
  fc.record({
    Effect: fc.constant(effect),
    ...(type === 'rcp' && { Principal: fc.constant('*') }),
    Action: fc.subarray(actions, { minLength: 1 }),
    Resource: fc.subarray(resources, { minLength: 1 }),
    Condition: fc.constantFrom(...conditions.slice(0, conditional)),
  })
const document = (type: GuardrailType, conditional: number) =>
  fc
    .array(statement('Deny', type, conditional), { minLength: 1, maxLength: 3 })
    .map((Statement) => ({ Version: '2012-10-17', Statement }))

const calls = [
  ['s3', 'GetObject', { bucketName: 'reports', key: 'q3.pdf' }],
  ['s3', 'ListBuckets', {}],
  ['ec2', 'RunInstances', { instanceType: 't3.micro' }],
  ['kms', 'Decrypt', { keyId: `arn:aws:kms:eu-west-1:${account}:key/1` }],
  ['sqs', 'SendMessage', { queueUrl: `https://sqs.eu-west-1.amazonaws.com/${account}/orders` }],
  ['sqs', 'ListQueues', {}],
] as const
const callers = [
  'role/admin',
  'role/app',
  'user/bob',
  'root',
  'role/aws-service-role/x.amazonaws.com/X',
]

const event = fc
  .record({
    call: fc.constantFrom(...calls),
    caller: fc.constantFrom(...callers),
    owner: fc.constantFrom(account, manager),
    awsRegion: fc.constantFrom('eu-west-1', 'us-east-1'),
    via: fc.boolean(),
    refused: fc.boolean(),
  })
  .map(
    ({ call: [source, eventName, requestParameters], caller, owner, awsRegion, via, refused }) => {
      const arn = `arn:aws:iam::${owner}:${caller}`
      const type = caller.startsWith('role')
        ? 'AssumedRole'
        : caller === 'root'
          ? 'Root'
          : 'IAMUser'
      return {
        eventTime: '2026-09-01T00:00:00Z',
        eventSource: `${source}.amazonaws.com`,
        eventName,
        awsRegion,
        recipientAccountId: owner,
        requestParameters,
        resources: [{ ARN: 'arn:aws:s3:::reports', accountId: account }],
        errorCode: refused ? 'AccessDenied' : 'ValidationError',
        userIdentity: {
          type,
          arn,
          accountId: owner,
          sessionContext: { sessionIssuer: { arn } },
          invokedBy: via ? 'cloudformation.amazonaws.com' : '',
        },
      } satisfies CloudTrailEvent
    },
  )

function changeOf(estate: readonly Resource[], proposal: Proposal): Change {
  const found = proposeChange(estate, proposal)
  if ('problem' in found) throw new Error(found.problem.message)
  return found.change
}

const allowAll = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}
const targets = ['r-root', 'ou-apps', account] as const

test('what is reported broken is allowed before and denied after; what is not reported is not changed', () => {
  const cases = fc.constantFrom<GuardrailType>('scp', 'rcp').chain((type) =>
    fc.record({
      type: fc.constant(type),
      proposed: document(type, conditions.length),
      attached: document(type, 3),
      target: fc.constantFrom(...targets),
      replaces: fc.constantFrom(undefined, 'attached', 'p-FullAWSAccess'),
      events: fc.array(event, { minLength: 1, maxLength: 8 }),
    }),
  )
  fc.assert(
    fc.property(cases, ({ type, proposed, attached, target, replaces, events }) => {
      const estateResources = [
        organization(),
        unit,
        member(account, 'ou-apps'),
        member(manager),
        policy('scp', 'p-FullAWSAccess', allowAll, [...targets, manager]),
        policy(type, 'attached', attached, ['r-root', account]),
      ]
      const parsed = parsePolicy(proposed, 'proposed').policy
      if (parsed === undefined) throw new Error('The proposal cannot be read.')
      const swaps = replaces === 'p-FullAWSAccess' && type === 'rcp' ? undefined : replaces
      const estate = readEstate(estateResources)
      const change = changeOf(estateResources, {
        type,
        policy: parsed,
        target,
        ...(swaps !== undefined && { replaces: swaps }),
      })
      const tester = putToTheTest(change, touchesOf(change), estate)
      const replay = createReplay(change, estate)
      for (const one of events) {
        replay.add(one)
        for (const action of ['s3:GetObject', 'ec2:RunInstances', 'sqs:SendMessage'])
          for (const resource of ['*', 'arn:aws:s3:::reports/a']) {
            const { effect, request } = tester(one, action, resource)
            if (request === undefined) continue
            const bound = change.of(boundAccount(type, request) ?? '')
            const [today, then] = [bound.before, bound.after].map((levels) =>
              judgeByGuardrails(levels, request),
            )
            if (effect.kind === 'broken') {
              expect(['allow', 'unknown']).toContain(today?.verdict)
              expect(today?.verdict).toBe(effect.before)
              expect(then?.verdict).toMatch(/deny$/)
            }
            // A log proves that the call went through: only then does "unchanged" say something.
            if (effect.kind === 'unchanged' && today?.verdict === 'allow')
              expect(then?.verdict).toBe('allow')
            if (effect.kind === 'denied-before') expect(today?.verdict).toMatch(/deny$/)
          }
      }
      const { broken, unclear, refused, events: seen } = replay.result()
      expect(refused).toBe(events.filter((one) => one.errorCode === 'AccessDenied').length)
      expect(seen).toBe(events.length)
      for (const { count, example } of [...broken, ...unclear]) {
        expect(count).toBeGreaterThan(0)
        expect(example?.principal.kind).not.toBe('service-linked-role')
        if (type === 'scp') expect(example?.principal.account).not.toBe(manager)
      }
    }),
    { numRuns: 100 },
  )
})

test('a hostile log breaks nothing', () => {
  const change = changeOf([organization(), member()], {
    type: 'scp',
    policy: parsePolicy({
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', Action: '*', Resource: '*' },
    }).policy ?? { version: '2012-10-17', statements: [] },
  })
  const estate = readEstate([organization(), member()])
  const anything = fc.anything({ maxDepth: 3 })
  const identity = fc.oneof(
    anything,
    fc.record(
      {
        type: fc.oneof(fc.constantFrom('AssumedRole', 'IAMUser', 'Root', 'AWSService'), anything),
        arn: anything,
        accountId: anything,
        invokedBy: anything,
        sessionContext: fc.oneof(
          anything,
          fc.record({ sessionIssuer: anything, attributes: anything }),
        ),
      },
      { requiredKeys: [] },
    ),
  )
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          eventSource: fc.oneof(fc.string(), fc.constant('s3.amazonaws.com')),
          eventName: fc.oneof(fc.string(), fc.constantFrom('PutObject', '__proto__')),
          eventTime: anything,
          awsRegion: anything,
          sourceIPAddress: anything,
          vpcEndpointId: anything,
          recipientAccountId: anything,
          errorCode: anything,
          requestParameters: anything,
          resources: anything,
          userIdentity: identity,
        }),
      ),
      (events) => {
        const replay = createReplay(change, estate)
        for (const one of events) {
          const read = unwrapRecord(one)
          if (read !== undefined) replay.add(read)
        }
        const { broken, unclear } = replay.result()
        expect(broken.length + unclear.length).toBeLessThanOrEqual(events.length * 300)
      },
    ),
    { numRuns: 100 },
  )
})
