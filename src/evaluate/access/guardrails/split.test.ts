import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse-policy.ts'
import { contextOf } from '../request/context.ts'
import { judgeByGuardrails } from './judge-request.ts'
import { minifyPolicy } from './minify.ts'
import { sizeOf } from './policy-size.ts'
import { splitPolicy } from './split.ts'

const actions = ['s3:Get*', 's3:GetObject', 's3:*', 'S3:getobject', 's*:*', '*', 'ec2:Run?nstances']
const resources = ['*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']
const regions = ['eu-west-1', 'us-east-1', 'sa-east-1']
const some = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 })

const statement = fc.record({
  Sid: fc.constantFrom('A', 'B'),
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: some(actions),
  Resource: some(resources),
  Condition: fc.oneof(
    fc.constant({}),
    fc
      .record({
        operator: fc.constantFrom(
          'StringEquals',
          'StringNotEquals',
          'StringLikeIfExists',
          'ForAllValues:StringEquals',
          'ForAnyValue:StringLike',
        ),
        values: some(regions),
      })
      .map(({ operator, values }) => ({ [operator]: { 'aws:RequestedRegion': values } })),
  ),
})
const document = fc
  .array(statement, { minLength: 1, maxLength: 5 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }))

const requests = ['s3:GetObject', 's3:PutObject', 'ec2:RunInstances', 'sqs:SendMessage'].flatMap(
  (action) =>
    ['arn:aws:s3:::a/k', 'arn:aws:s3:::c/k'].flatMap((resource) =>
      [...regions, undefined].map((region) => ({
        principal: {
          kind: 'role',
          arn: 'arn:aws:iam::111122223333:role/app',
          account: '111122223333',
        } as const,
        action,
        resource,
        context: contextOf(region === undefined ? {} : { 'aws:RequestedRegion': region }),
      })),
    ),
)

function verdicts(documents: readonly unknown[]): readonly string[] {
  const level = documents.flatMap((each) => parsePolicy(each).policy ?? [])
  return requests.map((request) => judgeByGuardrails({ serviceControl: [level] }, request).verdict)
}

test('a smaller policy says the same', () => {
  fc.assert(
    fc.property(document, (policy) => {
      const small = minifyPolicy(policy)
      expect(sizeOf(small)).toBeLessThanOrEqual(sizeOf(policy))
      expect(verdicts([small])).toEqual(verdicts([policy]))
    }),
  )
})

test('the parts of a policy together say what the whole said', () => {
  fc.assert(
    fc.property(document, fc.integer({ min: 150, max: 500 }), (policy, limit) => {
      const { documents, tooLong } = splitPolicy(policy, limit)
      for (const each of documents) expect(sizeOf(each)).toBeLessThanOrEqual(limit)
      if (tooLong.length === 0) expect(verdicts(documents)).toEqual(verdicts([policy]))
    }),
  )
})

test('what exempts together is never cut', () => {
  const names = Array.from({ length: 400 }, (_, i) => `service${i}:*`)
  const policy = {
    Version: '2012-10-17',
    Statement: { Sid: 'Regions', Effect: 'Deny', NotAction: names, Resource: '*' },
  }
  expect(splitPolicy(policy, 5120).tooLong).toEqual(['Regions'])
  const listed = {
    ...policy,
    Statement: { Sid: 'Some', Effect: 'Deny', Action: names, Resource: '*' },
  }
  const { documents, tooLong } = splitPolicy(listed, 5120)
  expect(tooLong).toEqual([])
  expect(documents.length).toBe(2)
})
