import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unknown } from '../../../model/unknown.ts'
import { readOperator } from './operators.ts'
import { parsePolicy } from './parse-policy.ts'

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }

test('one form, however a policy is spelt', () => {
  const spelt = parsePolicy({
    Version: '2012-10-17',
    Statement: {
      Sid: 'Read',
      Effect: 'Allow',
      Principal: { AWS: ['111122223333'], Service: 'ec2.amazonaws.com' },
      NotAction: ['iam:*', 'sts:*'],
      Resource: 'arn:aws:s3:::b/*',
      Condition: {
        'foranyvalue:StringLikeIfExists': { 'AWS:TagKeys': 'team-*' },
        Bool: { 'aws:SecureTransport': true },
      },
    },
  })
  expect(spelt.diagnostics).toEqual([])
  expect(spelt.policy).toEqual({
    version: '2012-10-17',
    statements: [
      {
        index: 0,
        sid: 'Read',
        effect: 'Allow',
        principal: {
          negated: false,
          principals: [
            { type: 'AWS', value: '111122223333' },
            { type: 'Service', value: 'ec2.amazonaws.com' },
          ],
        },
        action: { negated: true, patterns: ['iam:*', 'sts:*'] },
        resource: { negated: false, patterns: ['arn:aws:s3:::b/*'] },
        conditions: [
          {
            operator: 'StringLike',
            set: 'ForAnyValue',
            ifExists: true,
            key: 'aws:tagkeys',
            values: ['team-*'],
          },
          { operator: 'Bool', ifExists: false, key: 'aws:securetransport', values: ['true'] },
        ],
      },
    ],
  })
})

test('a principal written as bare text is one of AWS', () => {
  const { policy } = parsePolicy({
    Statement: { ...statement, Principal: 'arn:aws:iam::111122223333:user/alice' },
  })
  expect(policy?.statements[0]?.principal?.principals).toEqual([
    { type: 'AWS', value: 'arn:aws:iam::111122223333:user/alice' },
  ])
})

test('a policy without a version is of 2008', () => {
  expect(parsePolicy({ Statement: statement }).policy?.version).toBe('2008-10-17')
})

test.each([
  ['an effect of another case', { Effect: 'allow' }],
  ['both kinds of action', { NotAction: 'iam:*' }],
  ['an operator that IAM lacks', { Condition: { StringMatches: { 'aws:a': 'b' } } }],
  ['Null with IfExists', { Condition: { NullIfExists: { 'aws:a': 'true' } } }],
  ['an element of another case', { action: 's3:*' }],
  ['a principal of another type', { Principal: { Aws: '*' } }],
])('%s is located and makes the policy unknown, not wider or narrower', (_, change) => {
  const { policy, diagnostics } = parsePolicy({ Statement: [{ ...statement, ...change }] }, 'p')
  expect(diagnostics).toHaveLength(1)
  expect(diagnostics[0]?.where?.pointer).toMatch(/^\/Statement\/0/)
  expect(policy?.unresolved).toMatchObject({ $unknown: 'unresolved' })
})

test('what a template cannot resolve stays unknown in its element', () => {
  const gap = unknown('unresolved', 'Parameter Bucket')
  const { policy, diagnostics } = parsePolicy({ Statement: { ...statement, Resource: ['a', gap] } })
  expect(diagnostics).toEqual([])
  expect(policy?.statements[0]?.resource).toEqual({
    negated: false,
    patterns: ['a'],
    unresolved: gap,
  })
})

test('text is read with the place of what is wrong', () => {
  const { policy, diagnostics } = parsePolicy('{\n  "Version": "2012-10-17"\n  "Statement": []\n}')
  expect(policy).toBeUndefined()
  expect(diagnostics[0]?.where).toEqual({ line: 3, column: 3 })
})

test('a key given twice is refused', () => {
  const { policy, diagnostics } = parsePolicy('{"Statement": [], "Statement": []}')
  expect(policy).toBeUndefined()
  expect(diagnostics[0]?.message).toContain('twice')
})

test('operators have no case', () => {
  expect(readOperator('FORALLVALUES:ARNLIKEIFEXISTS')).toEqual({
    operator: 'ArnLike',
    set: 'ForAllValues',
    ifExists: true,
  })
  for (const wrong of ['', 'IfExists', 'ForAllValues:', 'StringEqualsIfExistsIfExists', 'toString'])
    expect(readOperator(wrong)).toBeUndefined()
})

test('no document makes it throw, and what is not understood is told', () => {
  fc.assert(
    fc.property(fc.anything(), (document) => {
      const { policy, diagnostics } = parsePolicy(document)
      expect(policy !== undefined || diagnostics.length > 0).toBe(true)
    }),
  )
})
