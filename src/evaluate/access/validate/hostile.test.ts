import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validatePolicy } from './validate-policy.ts'

const policyWith = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const codesOf = (text: string) =>
  new Set(validatePolicy(text, { type: 'identity' }).map(({ issueCode }) => issueCode))

describe('what is no policy', () => {
  test.each([
    ['nothing', ''],
    ['prose', 'Allow everything'],
    ['half a policy', '{"Version": "2012-10-17", "Statement": ['],
    ['brackets without end', '['.repeat(100_000)],
    ['65 levels', `${'['.repeat(66)}${']'.repeat(66)}`],
    ['a control character', '{"Version": "2012\n"}'],
    ['more than 8 MB', `"${'x'.repeat(8 * 1024 * 1024)}"`],
  ])('%s is one syntax error with its place', (_, text) => {
    const findings = validatePolicy(text, { type: 'identity' })
    expect(findings.map(({ issueCode }) => issueCode)).toEqual(['JSON_SYNTAX_ERROR'])
    expect(findings[0]?.locations[0]?.path).toEqual([])
  })

  test('50 levels are read, and judged where they do not belong', () => {
    const action = `${'['.repeat(50)}"s3:GetObject"${']'.repeat(50)}`
    const text = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":${action},"Resource":"*"}}`
    expect([...codesOf(text)]).toEqual(['DATA_TYPE_MISMATCH'])
  })
})

const work = 'more work than a policy may cost'

describe('what is built to take long ends soon, with an answer', () => {
  test.each<readonly [string, object, string]>([
    [
      'wildcards by the thousand',
      { Action: many(20_000, (i) => `ec2:*e*s*${i}*`), Resource: '*' },
      work,
    ],
    [
      'stars in an ARN',
      { Action: 'ec2:*', Resource: `arn:aws:ec2:*:*:${'*a'.repeat(500_000)}` },
      work,
    ],
    [
      'many ARNs of stars',
      { Action: 'ec2:*', Resource: many(2_000, (i) => `arn:aws:ec2:*:*:${'*a'.repeat(500)}${i}`) },
      work,
    ],
    [
      'variables without end',
      { Action: 's3:*', Resource: `arn:aws:s3:::${'${a'.repeat(500_000)}` },
      'variables after the first 100',
    ],
    [
      'unknown actions',
      { Action: many(50_000, (i) => `s3:Nothing${i}`), Resource: '*' },
      'findings after',
    ],
    [
      'conditions on tags',
      {
        Action: many(5_000, () => 's3:GetObject'),
        Resource: '*',
        Condition: {
          StringEquals: Object.fromEntries(many(5_000, (i) => [`aws:ResourceTag/k${i}`, 'v'])),
        },
      },
      'conditions after the first 1,000',
    ],
  ])('%s', (_, statement, leftOut) => {
    const text = policyWith(statement)
    const started = process.cpuUsage()
    const findings = validatePolicy(text, { type: 'identity' })
    const { user, system } = process.cpuUsage(started)
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.length).toBeLessThanOrEqual(5_000)
    expect((user + system) / 1e6, 'seconds of processor time').toBeLessThan(15)
    // What was left out is told, as an error: silence would say that there is nothing.
    const stops = findings.filter(({ issueCode }) => issueCode === 'VALIDATION_STOPPED_EARLY')
    expect(stops).toHaveLength(1)
    expect(stops[0]).toMatchObject({ findingType: 'ERROR' })
    expect(stops[0]?.findingDetails).toContain(leftOut)
  })
})

test('a policy of ordinary size is looked at to the end', () => {
  const actions = many(300, (i) => `ec2:Describe*${i}`)
  expect(codesOf(policyWith({ Action: actions, Resource: '*' }))).not.toContain(
    'VALIDATION_STOPPED_EARLY',
  )
})

test('lone surrogates, in escapes or not, are text like any other', () => {
  const statement = policyWith({ Action: 's3:\uD800', Resource: 'arn:aws:s3:::\uDC00' })
  expect([...codesOf(statement)]).toEqual(['INVALID_ACTION'])
  expect([...codesOf(statement.replace('\uD800', '\\ud800'))]).toEqual(['INVALID_ACTION'])
})

test('names of objects in JavaScript are no elements, services or operators', () => {
  const statement = policyWith({
    Action: ['constructor:toString', '__proto__:x'],
    Resource: 'arn:aws:constructor:::x',
    Condition: { constructor: { '__proto__:x': 'y' }, toString: {} },
    constructor: 1,
  })
  expect(codesOf(statement)).toEqual(
    new Set([
      'INVALID_SERVICE_IN_ACTION',
      'INVALID_SERVICE',
      'INVALID_CONDITION_OPERATOR',
      'INVALID_POLICY_ELEMENT',
      'EMPTY_OBJECT_CONDITION',
    ]),
  )
})

const words = fc.constantFrom(
  'Allow',
  '*',
  's3:GetObject',
  's3:*',
  'iam:PassRole',
  'arn:aws:s3:::a/${aws:username}',
  'arn:aws:iam::111122223333:role/*',
  'sts:AssumeRole',
  '111122223333',
  'true',
  '10.0.0.0/8',
  '2026-11-01',
  '${',
  '',
  'vpc-1',
)
const keys = fc.constantFrom(
  'Version',
  'Statement',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'AWS',
  'Service',
  'Federated',
  'Condition',
  'StringEquals',
  'ForAllValues:StringLike',
  'Bool',
  'IpAddress',
  'NullIfExists',
  'aws:SourceIp',
  'aws:TagKeys',
  'aws:ResourceTag/a',
  's3:prefix',
  'Sid',
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    words,
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 6 }),
  ),
}))

test('whatever stands where, every type of policy is answered, and every place lies in the text', () => {
  const types = fc.constantFrom(
    'identity',
    'resource',
    'trust',
    'service-control',
    'resource-control',
  )
  fc.assert(
    fc.property(fc.dictionary(keys, tree, { maxKeys: 4 }), types, (policy, type) => {
      const text = JSON.stringify({ Version: '2012-10-17', ...policy }, null, 1)
      for (const { locations, findingDetails } of validatePolicy(text, { type })) {
        expect(locations.length).toBeGreaterThan(0)
        expect(findingDetails.length).toBeLessThan(500)
        for (const { span } of locations) {
          expect(span.start.offset).toBeLessThanOrEqual(span.end.offset)
          expect(span.end.offset).toBeLessThanOrEqual(text.length)
        }
      }
    }),
  )
})
