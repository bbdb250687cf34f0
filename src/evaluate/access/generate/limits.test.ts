import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { fitSize } from './fit-size.ts'
import { limitsReached } from './limits.ts'
import { provePolicy } from './prove-policy.ts'
import { resourcePatterns } from './resource-patterns.ts'
import { addResource, createRoom, resourceSet } from './resource-set.ts'
import { createUsageRecorder } from './usage.ts'
import { wholeTypeOf } from './whole-type.ts'
import { writePolicy } from './write-policy.ts'

const here = 'eu-west-1:111122223333'
const arn = 'arn:aws:iam::111122223333:user/worker'

function event(
  service: string,
  eventName: string,
  requestParameters: Readonly<Record<string, unknown>>,
  more: Partial<CloudTrailEvent> = {},
): CloudTrailEvent {
  return {
    eventTime: '2026-11-01T10:00:00Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    userIdentity: { type: 'IAMUser', arn },
    requestParameters,
    ...more,
  }
}

function* range(length: number): Generator<number> {
  for (let i = 0; i < length; i++) yield i
}

function record(events: Iterable<CloudTrailEvent>) {
  const recorder = createUsageRecorder(() => true)
  for (const one of events) recorder.add(one)
  const [usage] = recorder.usage.principals.values()
  if (usage === undefined) throw new Error('No principal was seen.')
  const written = writePolicy(usage, { mostResources: 20, conditions: true })
  const { documents } = fitSize(written.statements, 6144)
  const proof = provePolicy(documents, usage)
  return {
    ...written,
    documents,
    proof,
    codes: limitsReached(usage).map(({ code }) => code),
    usage,
  }
}

test('nothing is told where no limit was reached', () => {
  expect(record([event('sqs', 'GetQueueUrl', { queueName: 'q' })]).codes).toEqual([])
})

test('an event that names more resources than are read is told', () => {
  const items = [...range(1200)].map((n) => ({ instanceId: `i-${n}` }))
  const { codes, statements } = record([
    event('ec2', 'StopInstances', { instancesSet: { items } }),
    event('ec2', 'StartInstances', { instancesSet: { items: items.slice(0, 1000) } }),
  ])
  expect(codes).toEqual(['generate-names'])
  expect(statements.flatMap(({ Resource }) => Resource)).not.toContain('*')
})

test('so is one that names more combinations, and one that hides names in the depth', () => {
  const many = event('s3', 'GetObject', {
    bucketName: [...range(40)].map((n) => `b${n}`),
    key: [...range(40)].map((n) => `k${n}`),
  })
  let nested: unknown = { queueName: 'deep' }
  for (const _ of range(30)) nested = [nested]
  const { usage } = record([many, event('sqs', 'GetQueueUrl', { nested })])
  expect(usage.cut).toBe(2)
})

test('names of events that nobody knows are told up to a number, and counted beyond', () => {
  const { codes, usage } = record([...range(1010)].map((n) => event('quantum', `Entangle${n}`, {})))
  expect(codes).toEqual(['generate-unknown'])
  expect([usage.unknown.size, usage.unknownLeftOut]).toEqual([1000, 10])
})

test('too many circumstances give no conditions, and that is told', () => {
  const { codes, statements } = record(
    [...range(102)].map((n) =>
      event('s3', 'ListObjects', { bucketName: 'b' }, { vpcEndpointId: `vpce-${n}` }),
    ),
  )
  expect(codes).toEqual(['generate-circumstances'])
  expect(statements[0]?.Condition).toBeUndefined()
})

test('more names than can be kept are left out and told; they never become all of a type', () => {
  const { codes, statements, usage, proof } = record(
    [...range(5_100)].map((n) => event('sqs', 'GetQueueUrl', { queueName: `q${n}` })),
  )
  expect(codes).toEqual(['generate-resources'])
  expect(usage.uses.get('sqs:GetQueueUrl')?.resources.leftOut).toBe(100)
  expect(statements.flatMap(({ Resource }) => Resource)).toHaveLength(5_000)
  expect(proof).toMatchObject({ replayed: 5_000, refusals: 0 })
})

test('a pattern for many names tells how many, and samples of them are put to the test', () => {
  const { widened, proof, codes } = record(
    [...range(3_000)].map((n) =>
      event('s3', 'GetObject', { bucketName: 'data', key: `out/${n}/part.bin` }),
    ),
  )
  expect(widened).toEqual([
    { action: 's3:GetObject', pattern: 'arn:aws:s3:::data/out/*', names: 2001, later: 999 },
  ])
  expect(codes).toEqual([])
  expect(proof).toMatchObject({ replayed: 30, samples: 30, untried: 2970, refusals: 0 })
})

test('patterns that were gathered first become part of those above them', () => {
  const set = resourceSet()
  for (const folder of range(400))
    for (const n of range(60)) addResource(set, `arn:aws:s3:::data/${folder}/${n}`)
  expect(set.gathered.size).toBeLessThanOrEqual(200)
  const { widened } = resourcePatterns(set, 20)
  expect(widened.map(({ pattern }) => pattern)).toEqual(['arn:aws:s3:::data/*'])
  expect(widened.reduce((sum, { names, later }) => sum + names + later, 0)).toBe(24_000)
})

test('all sets together remember a limited number of names', () => {
  const room = createRoom()
  room.left = 100
  const set = resourceSet(undefined, room)
  for (const n of range(300)) addResource(set, `arn:aws:sqs:${here}:q${n}`)
  expect(set.exact.size + set.leftOut).toBe(300)
  expect(set.exact.size).toBe(100)
})

test.each([
  ['s3:GetObject', 'arn:aws:s3:::', true],
  ['s3:GetObject', 'arn:aws:s3:::data/', false],
  ['dynamodb:Query', `arn:aws:dynamodb:${here}:table/`, true],
  ['dynamodb:Query', `arn:aws:dynamodb:${here}:table/orders/index/`, false],
  ['states:StartExecution', `arn:aws:states:${here}:stateMachine:`, true],
  ['sqs:SendMessage', `arn:aws:sqs:${here}:`, true],
  [
    'elasticloadbalancing:SetSecurityGroups',
    `arn:aws:elasticloadbalancing:${here}:loadbalancer/app/`,
    true,
  ],
  ['ssm:GetParameter', `arn:aws:ssm:${here}:parameter/`, true],
  ['ssm:GetParameter', `arn:aws:ssm:${here}:parameter/app/`, false],
  ['logs:PutLogEvents', `arn:aws:logs:${here}:log-group:/app:log-stream:`, false],
  ['s3:GetObject', 'nonsense', true],
])('whether %s on all below %s is on all of a type: %s', (action, parent, whole) => {
  expect(wholeTypeOf(loadCatalogue().action(action))(parent)).toBe(whole)
})

test('patterns allow every name, are as few as asked for where parents allow it, and tell what they replaced', () => {
  const part = fc.constantFrom('a', 'b', 'c', '${*}')
  const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  const arns = fc.array(
    fc.tuple(fc.constantFrom('one', 'two'), name).map((parts) => `arn:aws:s3:::${parts.join('/')}`),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(arns, fc.integer({ min: 1, max: 6 }), (given, most) => {
      const set = resourceSet()
      for (const one of given) addResource(set, one)
      const { patterns, widened } = resourcePatterns(set, most)
      const parents = widened.map(({ pattern }) => pattern.slice(0, -1))
      for (const one of set.exact)
        expect(patterns.includes(one) || parents.some((parent) => one.startsWith(parent))).toBe(
          true,
        )
      expect(patterns.length).toBeLessThanOrEqual(Math.max(most, 2))
      const replaced = widened.reduce((sum, { names }) => sum + names, 0)
      expect(replaced + patterns.length - widened.length).toBe(set.exact.size)
    }),
  )
})

test('many small folders are put together in good time', () => {
  const set = resourceSet()
  for (const folder of range(900))
    for (const n of range(2)) addResource(set, `arn:aws:s3:::data/${folder}/x/${n}`)
  expect(resourcePatterns(set, 20).patterns).toEqual(['arn:aws:s3:::data/*'])
})
