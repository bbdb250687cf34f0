import { expect, test } from 'vitest'
import { evaluatePolicy } from '../../evaluate/access/evaluate/evaluate-policy.ts'
import { parsePolicy } from '../../evaluate/access/policy/parse-policy.ts'
import { answerCan } from './can.ts'
import { answerDiff, answerDiffCases } from './diff-case.ts'

const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement })
const allow = (more: object = {}) =>
  Object.assign({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }, more)
const ask = (fields: object) => answerDiff({ fields: fields as Record<string, unknown> })

test('inclusion answers with a request that `can` replays', () => {
  const [a, b] = [document(allow({ Action: 's3:*' })), document(allow({ Action: 's3:Get*' }))]
  const found = ask({ check: 'inclusion', a, b })
  expect(found.result).toBe('not-included')
  const request = found.witness
  expect(answerCan({ fields: { request, identityPolicies: [a] } }).decision).toBe('allow')
  expect(answerCan({ fields: { request, identityPolicies: [b] } }).decision).toBe('implicit-deny')
  expect(ask({ check: 'inclusion', a: b, b: a })).toEqual({ result: 'included' })
})

test('each addition of a change is a reason, told as a sentence', () => {
  const found = ask({
    check: 'CheckNoNewAccess',
    existingPolicyDocument: JSON.stringify(document(allow())),
    newPolicyDocument: JSON.stringify(
      document(
        allow(),
        allow({ Sid: 'Delete', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::reports/*' }),
        allow({
          Action: 'kms:Decrypt',
          Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        }),
      ),
    ),
    policyType: 'IDENTITY_POLICY',
  })
  expect(found.result).toBe('fail')
  expect(found.reasons?.map(({ description }) => description)).toEqual([
    'arn:aws:iam::111122223333:user/alice could s3:DeleteObject on arn:aws:s3:::reports/example when there is no aws:MultiFactorAuthPresent: statement Delete allows it, the other policy does not.',
    'arn:aws:iam::111122223333:user/alice could kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/example when aws:MultiFactorAuthPresent is true: statement 3 allows it, the other policy does not.',
  ])
})

test('access that must not be granted, and public access', () => {
  const access = [{ actions: ['s3:PutObject', 'iam:*'] }]
  expect(ask({ check: 'access-not-granted', new: document(allow()), access }).result).toBe('pass')
  expect(
    ask({ check: 'access-not-granted', new: document(allow({ Action: 's3:Put*' })), access })
      .result,
  ).toBe('fail')
  const open = document(allow({ Principal: '*' }))
  const found = ask({ check: 'no-public-access', new: open, resourceType: 'AWS::S3::Bucket' })
  expect(found).toMatchObject({ result: 'fail', witness: { principal: { type: 'anonymous' } } })
  const { policy } = parsePolicy(open)
  const context = { values: new Map() }
  const request = { principal: { kind: 'anonymous' }, action: 's3:GetObject', context } as const
  const there = { ...request, resource: 'arn:aws:s3:::reports/a' }
  expect(policy && evaluatePolicy(policy, 'resource', there).verdict).toBe('allow')
})

test('what is not a case is unknown with its line, and the rest is answered', async () => {
  const lines = [
    'nonsense',
    JSON.stringify({ id: 'x', check: 'inclusion', a: document(allow()) }),
    JSON.stringify({ id: 7, a: document(allow()), b: document(allow()) }),
  ]
  const answers = []
  for await (const answer of answerDiffCases(chunks(lines))) answers.push(answer)
  expect(answers).toMatchObject([
    { line: 1, result: 'unknown' },
    { id: 'x', result: 'unknown', reason: expect.stringContaining('second policy') },
    { id: 7, result: 'included' },
  ])
})

async function* chunks(lines: readonly string[]): AsyncGenerator<string> {
  yield `${lines.join('\n')}\n`
}
