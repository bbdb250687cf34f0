import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluatePolicy } from '../evaluate/evaluate-policy.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
import { contextOf } from '../request/context.ts'
import type { Principal } from '../request/principal.ts'
import type { AccessRequest } from '../request/request.ts'
import type { Inclusion } from './answer.ts'
import { isIncluded } from './is-included.ts'

/** `PROPERTY_RUNS=50000` runs more of them. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 250)
const options = { milliseconds: 5_000 } as const

type Json = Readonly<Record<string, unknown>>

// Few letters and few names, so that patterns and requests meet all the time.
const pattern = (pieces: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: most }).map((p) => p.join(''))
const some = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: one }, fc.array(one, { minLength: 1, maxLength: 3 }))

const actions = ['s3:GetObject', 's3:GetObjectAcl', 's3:PutObject', 's3:ListBucket', 'iam:PassRole']
const action = fc.oneof(
  fc.constantFrom(...actions, '*', 's3:*'),
  pattern(['Get', 'Object', '*', '?', 'Acl', 'Put', 'et'], 4).map((name) => `s3:${name}`),
)
const texts = ['a', 'b', 'ab', 'aa', 'A', 'a/b', 'alice', '']
const path = pattern(['a', 'b', '/', '*', '?', 'ab'], 4)
const resource = fc.oneof(
  fc.constantFrom('*', 'arn:aws:s3:::*'),
  path.map((p) => `arn:aws:s3:::${p}`),
  fc.tuple(fc.constantFrom('s3', '*', 'iam'), path).map(([s, p]) => `arn:aws:${s}:*:*:${p}`),
  fc.constantFrom('arn:aws:s3:::a/${aws:username}', 'arn:aws:s3:::${aws:username}/*'),
)

const addresses = [
  '192.0.2.0/24',
  '192.0.2.0/25',
  '192.0.2.7',
  '2001:db8::/32',
  '0.0.0.0/0',
  '::/0',
]
const arns = ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:user/alice']
const suffix = fc.constantFrom('', 'IfExists')
const set = fc.constantFrom('ForAllValues:', 'ForAnyValue:')
const operator = (names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...names), suffix).map((parts) => parts.join(''))
const strings = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
]
const text = fc.oneof(
  fc.constantFrom(...texts, '${aws:username}'),
  pattern(['a', 'b', '*', '?'], 3),
)
const one = (
  key: fc.Arbitrary<string>,
  named: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<Json> => fc.tuple(named, key, some(value)).map(([o, k, v]) => ({ [o]: { [k]: v } }))
const orders = [
  'Equals',
  'NotEquals',
  'LessThan',
  'LessThanEquals',
  'GreaterThan',
  'GreaterThanEquals',
]
const tag = fc.constantFrom('aws:PrincipalTag/t', 'aws:RequestTag/a')
const condition: fc.Arbitrary<Json> = fc.oneof(
  one(tag, operator(strings), text),
  one(
    tag,
    fc.tuple(set, operator(strings)).map((p) => p.join('')),
    text,
  ),
  one(
    fc.constant('aws:TagKeys'),
    fc.tuple(set, operator(strings)).map((p) => p.join('')),
    text,
  ),
  one(fc.constant('aws:TagKeys'), operator(strings), text),
  one(
    fc.constant('aws:SourceIp'),
    operator(['IpAddress', 'NotIpAddress']),
    fc.constantFrom(...addresses),
  ),
  one(
    fc.constant('s3:max-keys'),
    operator(orders.map((o) => `Numeric${o}`)),
    fc.integer({ min: 1, max: 3 }),
  ),
  one(
    fc.constantFrom('aws:CurrentTime', 'aws:EpochTime', 'aws:TokenIssueTime'),
    operator(orders.map((o) => `Date${o}`)),
    fc.constantFrom('2030-01-01T00:00:00Z', '2030-01-02T00:00:00Z', '1893456000'),
  ),
  one(
    fc.constantFrom('aws:SecureTransport', 'aws:MultiFactorAuthPresent'),
    operator(['Bool', 'StringEquals']),
    fc.constantFrom('true', 'false', true),
  ),
  one(
    fc.constant('aws:PrincipalArn'),
    operator(['ArnLike', 'ArnEquals', 'ArnNotLike', 'StringLike', 'StringEquals']),
    fc.constantFrom(...arns, 'arn:aws:iam::*:role/*', '*', 'arn:aws:iam::111122223333:*'),
  ),
  one(
    fc.constant('aws:PrincipalAccount'),
    operator(['StringEquals', 'StringNotEquals', 'StringLike']),
    fc.constantFrom('111122223333', '444455556666', '1*', '????????????'),
  ),
  one(
    fc.constantFrom(
      'aws:PrincipalTag/t',
      'aws:SourceIp',
      'aws:SourceVpce',
      'aws:TagKeys',
      's3:max-keys',
    ),
    fc.constant('Null'),
    fc.constantFrom('true', 'false'),
  ),
  one(
    fc.constantFrom('aws:SourceVpce', 'aws:SourceVpc', 'aws:PrincipalOrgID'),
    operator(['StringEquals', 'StringNotEquals', 'StringLike']),
    fc.constantFrom('vpce-1', 'vpc-1', 'o-a', '*'),
  ),
)

const principals = [
  '*',
  { AWS: '*' },
  { AWS: '111122223333' },
  { AWS: arns },
  { AWS: [arns[0], 'arn:aws:iam::444455556666:root'] },
  { AWS: 'arn:aws:sts::111122223333:assumed-role/a/s' },
  { Service: 'sns.amazonaws.com' },
]

const statement = (type: PolicyType): fc.Arbitrary<Json> =>
  fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
      action: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), some(action)),
      resource: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), some(resource)),
      who: fc.tuple(
        fc.constantFrom('Principal', 'Principal', 'NotPrincipal'),
        fc.constantFrom(...principals),
      ),
      conditions: fc.array(condition, { maxLength: 2 }),
    })
    .map(({ Effect, action: [ak, a], resource: [rk, r], who: [pk, p], conditions }) =>
      Object.assign(
        { Effect, [ak]: a, [rk]: r },
        type === 'resource' && { [pk]: p },
        conditions.length > 0 && { Condition: merge(conditions) },
      ),
    )

function merge(conditions: readonly Json[]): Json {
  const all: Record<string, Json> = {}
  for (const each of conditions)
    for (const [operator, tests] of Object.entries(each))
      all[operator] = { ...all[operator], ...(tests as Json) }
  return all
}

const document = (type: PolicyType) =>
  fc
    .array(statement(type), { minLength: 1, maxLength: 3 })
    .map((Statement): Json => ({ Version: '2012-10-17', Statement }))

const typed = fc.constantFrom<PolicyType>('identity', 'identity', 'resource')
const two = typed.chain((type) =>
  fc.record({ type: fc.constant(type), a: document(type), b: document(type) }),
)

function read(document: Json): Policy {
  const { policy, diagnostics } = parsePolicy(document)
  expect(diagnostics).toEqual([])
  if (policy === undefined) throw new Error('unreadable')
  return policy
}

const callers: readonly Principal[] = [
  { kind: 'user', arn: arns[1] ?? '', account: '111122223333', userId: 'AIDAEXAMPLE' },
  {
    kind: 'user',
    arn: 'arn:aws:iam::444455556666:user/a',
    account: '444455556666',
    userId: 'AIDAEXAMPLF',
  },
  {
    kind: 'assumed-role',
    arn: 'arn:aws:sts::111122223333:assumed-role/a/s',
    roleArn: arns[0] ?? '',
    account: '111122223333',
    userId: 'AROAEXAMPLE:s',
  },
]
const outsiders: readonly Principal[] = [
  { kind: 'anonymous' },
  { kind: 'service', serviceNames: ['sns.amazonaws.com'] },
]

/** Requests that could be real: keys that exclude each other do not come together. */
const request = (type: PolicyType): fc.Arbitrary<AccessRequest> =>
  fc
    .record({
      principal: fc.constantFrom(...callers, ...(type === 'resource' ? outsiders : [])),
      action: fc.constantFrom(...actions),
      resource: fc.array(fc.constantFrom('a', 'b', '/', 'ab', 'alice'), {
        minLength: 1,
        maxLength: 4,
      }),
      ip: fc.constantFrom(
        '192.0.2.7',
        '192.0.2.200',
        '198.51.100.1',
        '2001:db8::1',
        '2001:db9::1',
        undefined,
      ),
      vpce: fc.constantFrom('vpce-1', 'vpce-2'),
      tag: fc.option(fc.constantFrom(...texts)),
      tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'ab', 'alice'), { maxLength: 3 }),
      tagValue: fc.constantFrom(...texts),
      keys: fc.option(fc.constantFrom('0', '1', '1.5', '2', '3', '4')),
      time: fc.constantFrom(1893455999, 1893456000, 1893500000, 1893542400, 1893542401),
      issued: fc.option(fc.constantFrom('2030-01-01T00:00:00Z', '2030-01-01T12:00:00Z')),
      secure: fc.boolean(),
      mfa: fc.option(fc.boolean()),
      org: fc.option(fc.constantFrom('o-a', 'o-b')),
    })
    .map((r) => ({
      principal:
        r.org === null || r.principal.account === undefined
          ? r.principal
          : { ...r.principal, orgId: r.org, orgPaths: [`${r.org}/r-a/`] },
      action: r.action,
      resource: `arn:aws:s3:::${r.resource.join('')}`,
      context: contextOf({
        'aws:SecureTransport': r.secure,
        'aws:CurrentTime': new Date(r.time * 1000).toISOString(),
        'aws:EpochTime': r.time,
        'aws:RequestedRegion': 'eu-west-1',
        ...(r.ip === undefined
          ? { 'aws:SourceVpce': r.vpce, 'aws:SourceVpc': 'vpc-1' }
          : { 'aws:SourceIp': r.ip }),
        ...(r.tag !== null && r.principal.account !== undefined && { 'aws:PrincipalTag/t': r.tag }),
        ...(r.tags.length > 0 && { 'aws:TagKeys': r.tags }),
        ...(r.tags.includes('a') && { 'aws:RequestTag/a': r.tagValue }),
        ...(r.keys !== null && r.action === 's3:ListBucket' && { 's3:max-keys': r.keys }),
        ...(r.principal.account !== undefined &&
          r.issued !== null && { 'aws:TokenIssueTime': r.issued }),
        ...(r.principal.account !== undefined &&
          r.mfa !== null && { 'aws:MultiFactorAuthPresent': r.mfa }),
      }),
    }))

function replays(answer: Inclusion, a: Policy, b: Policy, type: PolicyType): void {
  if (answer.answer !== 'not-included') return
  const { request } = answer.witness
  expect(evaluatePolicy(a, type, request).verdict).toBe('allow')
  expect(['implicit-deny', 'explicit-deny']).toContain(evaluatePolicy(b, type, request).verdict)
}

const print = (value: unknown) => JSON.stringify(value)

test('no request that only one policy allows is ever within the other, and every witness replays', () => {
  const tally = { included: 0, 'not-included': 0, unknown: 0 }
  fc.assert(
    fc.property(two, fc.infiniteStream(fc.nat()), ({ type, a, b }, seeds) => {
      const [left, right] = [read(a), read(b)]
      const answer = isIncluded(left, right, { ...options, type })
      tally[answer.answer]++
      replays(answer, left, right, type)
      if (answer.answer !== 'included') return
      const [seed = 0] = [...seeds.take(1)]
      for (const each of fc.sample(request(type), { seed, numRuns: 60 })) {
        if (evaluatePolicy(left, type, each).verdict !== 'allow') continue
        const { verdict } = evaluatePolicy(right, type, each)
        if (verdict === 'implicit-deny' || verdict === 'explicit-deny')
          throw new Error(
            `allowed by one policy only: ${print([type, a, b, each, [...each.context.values]])}`,
          )
      }
    }),
    { numRuns: runs },
  )
  if (runs > 1000) console.info(tally)
})

test('a policy is within itself, and within itself with more statements that allow', () => {
  fc.assert(
    fc.property(two, ({ type, a, b }) => {
      const policy = read(a)
      const allows = (b['Statement'] as readonly Json[]).filter(({ Effect }) => Effect === 'Allow')
      const more = read({ ...a, Statement: [...(a['Statement'] as readonly Json[]), ...allows] })
      for (const whole of [read(a), more]) {
        const answer = isIncluded(policy, whole, { ...options, type })
        expect(answer.answer, print([type, a, allows, answer])).not.toBe('not-included')
        if (!print([a, b]).includes('${') && !print([a, b]).includes('NotResource'))
          expect(answer.answer, print([type, a, allows, answer])).toBe('included')
      }
    }),
    { numRuns: runs },
  )
})

test('to deny more never allows more', () => {
  fc.assert(
    fc.property(two, ({ type, a, b }) => {
      const denies = (b['Statement'] as readonly Json[]).map((each) =>
        Object.assign({}, each, { Effect: 'Deny' }),
      )
      const less = read({ ...a, Statement: [...(a['Statement'] as readonly Json[]), ...denies] })
      const answer = isIncluded(less, read(a), { ...options, type })
      expect(answer.answer, print([type, a, denies, answer])).not.toBe('not-included')
    }),
    { numRuns: runs },
  )
})

test('what is within the middle is within the largest', () => {
  const three = two.chain((pair) => fc.record({ pair: fc.constant(pair), c: document(pair.type) }))
  fc.assert(
    fc.property(three, ({ pair: { type, a, b }, c }) => {
      const [x, y, z] = [read(a), read(b), read(c)]
      const all = { ...options, type }
      if (isIncluded(x, y, all).answer !== 'included') return
      if (isIncluded(y, z, all).answer !== 'included') return
      expect(isIncluded(x, z, all).answer, print([type, a, b, c])).not.toBe('not-included')
    }),
    { numRuns: runs },
  )
})
