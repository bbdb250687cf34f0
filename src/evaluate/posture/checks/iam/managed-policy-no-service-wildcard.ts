import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { grantsServiceWildcard } from '../../predicates/policy-admin.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Policy names the actions of each service',
  resource: 'AWS::IAM::ManagedPolicy',
  severity: 'medium',
  why: 'A wildcard for a service on every resource includes deleting, sharing and changing its policies.',
  fix: {
    text: 'List the actions that are used, or limit the wildcard to named resources.',
    effort: 'M',
    cli: 'aws iam create-policy-version --policy-arn POLICY_ARN --policy-document file://POLICY.json --set-as-default',
  },
  reads: ['PolicyDocument'],
  test: (policy) =>
    decide(
      not(grantsServiceWildcard(read(policy, 'PolicyDocument'))),
      {
        pass: 'The policy gives no whole service on every resource.',
        fail: 'The policy gives a whole service on every resource.',
      },
      pointer('PolicyDocument'),
    ),
  examples: {
    pass: [{ name: 'with less', properties: allowing(['s3:Get*', 's3:List*']) }],
    fail: [{ name: 'with s3:*', properties: allowing('s3:*') }],
    unknown: [{ name: 'when unresolved', properties: allowing({ $unknown: 'unresolved' }) }],
  },
})

function allowing(Action: unknown) {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } }
}
