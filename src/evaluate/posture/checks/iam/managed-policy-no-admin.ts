import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { grantsAdmin } from '../../predicates/policy-admin.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Policy gives no full administration',
  resource: 'AWS::IAM::ManagedPolicy',
  severity: 'high',
  why: 'Attached once by mistake, it hands over the account.',
  fix: {
    text: 'List the actions and resources that are needed; keep AdministratorAccess for the emergency role.',
    effort: 'M',
    cli: 'aws iam create-policy-version --policy-arn POLICY_ARN --policy-document file://POLICY.json --set-as-default',
  },
  reads: ['PolicyDocument'],
  test: (policy) =>
    decide(
      not(grantsAdmin(read(policy, 'PolicyDocument'))),
      {
        pass: 'The policy gives no full administration.',
        fail: 'The policy gives full administration.',
      },
      pointer('PolicyDocument'),
    ),
  examples: {
    pass: [{ name: 'with less', properties: allowing(['s3:*', 'ec2:*']) }],
    fail: [{ name: 'with *', properties: allowing('*') }],
    unknown: [{ name: 'when unresolved', properties: allowing({ $unknown: 'unresolved' }) }],
  },
})

function allowing(Action: unknown) {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } }
}
