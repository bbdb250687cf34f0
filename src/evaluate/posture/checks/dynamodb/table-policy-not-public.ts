import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Table policy admits named principals only',
  resource: 'AWS::DynamoDB::Table',
  severity: 'critical',
  exposure: 'public',
  why: 'Anyone with an AWS account could read or change the items of the table.',
  fix: {
    text: 'Name the principals in the policy, or delete it and grant access through roles.',
    effort: 'S',
    cli: 'aws dynamodb delete-resource-policy --resource-arn TABLE',
  },
  reads: ['ResourcePolicy'],
  test: (table) =>
    decide(
      not(isPublic(read(table, 'ResourcePolicy.PolicyDocument'))),
      { pass: 'The policy names its principals.', fail: 'The policy admits anyone.' },
      pointer('ResourcePolicy'),
    ),
  examples: {
    pass: [{ name: 'without a policy', properties: {} }],
    fail: [
      {
        properties: {
          ResourcePolicy: {
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*' },
              ],
            },
          },
        },
      },
    ],
    unknown: [
      {
        properties: {
          ResourcePolicy: { $unknown: 'denied', detail: 'dynamodb:GetResourcePolicy' },
        },
      },
    ],
  },
})
