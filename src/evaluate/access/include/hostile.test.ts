import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { grantsAccess } from './grants-access.ts'
import { isIncluded } from './is-included.ts'
import { isPublic } from './is-public.ts'

// Steps instead of time: the same answer on every machine. The time of tests bounds what a step may cost.
const steps = 100_000
const milliseconds = 60_000

function policy(...statements: readonly object[]): Policy {
  const all = statements.map((each) =>
    Object.assign({ Effect: 'Allow', Action: 's3:*', Resource: '*' }, each),
  )
  const { policy } = parsePolicy({ Version: '2012-10-17', Statement: all })
  if (policy === undefined) throw new Error('unreadable')
  return policy
}

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n))
const bucket = (rest: string) => `arn:aws:s3:::${rest}`
const objects = (...Resource: readonly string[]) => policy({ Resource })
const tagged = (operator: string, value: unknown) =>
  policy({ Condition: { [operator]: { 'aws:PrincipalTag/t': value } } })

const roles = many(3000, (n) => `arn:aws:iam::111122223333:role/r${n}`)
const hostile: readonly (readonly [string, Policy, Policy])[] = [
  [
    'thousands of wildcards',
    objects(bucket('*a'.repeat(2000))),
    objects(bucket('*b'.repeat(2000))),
  ],
  [
    'a union that doubles with every pattern',
    objects(bucket('*a*b*c*d*e*')),
    objects(...many(60, (n) => bucket(`*a${'?'.repeat(n)}b*${'?'.repeat(60 - n)}e*`))),
  ],
  [
    'a union that covers all but what is long',
    objects(bucket('*')),
    objects(
      ...many(40, (n) => bucket('?'.repeat(n))),
      ...many(20, (n) => bucket(`*a${'?'.repeat(n)}`)),
    ),
  ],
  [
    'keys that are tied to each other',
    policy({}),
    policy(
      ...many(120, (n) => ({
        Condition: {
          StringEquals: { [`aws:PrincipalTag/a${n % 12}`]: 'x' },
          StringNotEquals: { [`aws:PrincipalTag/a${(n * 7 + 3) % 12}`]: 'x' },
        },
      })),
    ),
  ],
  [
    'a hundred thousand values',
    tagged('StringEquals', many(1e5, String)),
    tagged('StringLike', '?*'),
  ],
  ['values that are too long', tagged('StringLike', '*a'.repeat(1e5)), tagged('StringLike', '*b*')],
  [
    'thousands of variables',
    objects(...many(3000, (n) => bucket(`\${aws:PrincipalTag/k${n}}`))),
    objects(bucket('*')),
  ],
  ['characters that stand for others', objects(bucket('\uE000*')), objects(bucket('a'))],
  ['lone surrogates', tagged('StringLike', '\uD800*'), tagged('StringLike', '\uDC00*')],
]

test.each(hostile)('%s: an answer that is right or unknown, within the budget', (_, a, b) => {
  for (const [left, right] of [
    [a, b],
    [b, a],
    [a, a],
  ] as const) {
    const found = isIncluded(left, right, { steps, milliseconds })
    expect(['included', 'not-included', 'unknown']).toContain(found.answer)
    if (left === right) expect(found.answer).not.toBe('not-included')
  }
})

test('thousands of principals end within the budget', () => {
  const shared = policy({ Principal: { AWS: roles } })
  const found = isIncluded(shared, shared, { type: 'resource', steps, milliseconds })
  expect(found).toMatchObject({ answer: 'unknown' })
  expect(isPublic(shared, { steps, milliseconds }).answer).toBe('not-public')
})

test('a search that does not end says so, with its budget', () => {
  const found = isIncluded(policy({}), policy({ Action: 's3:?*' }), { steps: 3 })
  expect(found).toEqual({
    answer: 'unknown',
    reason: 'the search did not end within its budget of 3 steps',
  })
  let time = 0
  const clock = () => (time += 1000)
  const slow = isIncluded(
    tagged(
      'StringLike',
      many(500, (n) => `*${n}`),
    ),
    tagged('StringLike', '?'),
    { clock },
  )
  expect(slow).toEqual({
    answer: 'unknown',
    reason: 'the search did not end within its budget of 250 ms',
  })
})

test('what could not be read is never an answer', () => {
  const unknown = { $unknown: 'unresolved', detail: 'a parameter' }
  const open = policy({ Resource: [bucket('a'), unknown] })
  expect(isIncluded(open, objects(bucket('a'))).answer).toBe('unknown')
  expect(isIncluded(objects(bucket('b')), open).answer).toBe('unknown')
  expect(isIncluded(objects(bucket('a')), open).answer).toBe('unknown')
  expect(isIncluded(open, policy({})).answer).toBe('included')
  expect(grantsAccess(open, { actions: ['s3:GetObject'] }).answer).toBe('granted')
  expect(grantsAccess(open, { resources: [bucket('b')] }).answer).toBe('unknown')
  const partial = parsePolicy({ Statement: [unknown] }).policy
  if (partial === undefined) throw new Error('unreadable')
  expect(isIncluded(partial, policy({})).answer).toBe('unknown')
  expect(isPublic(partial).answer).toBe('unknown')
})
