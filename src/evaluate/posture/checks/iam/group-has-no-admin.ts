import { check } from '../../../../model/check.ts'
import { policyType, someIdentityPolicy } from '../../predicates/identity-policies.ts'
import { decide } from '../../predicates/judgement.ts'
import { administration } from '../../predicates/roles.ts'
import { not } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The group gives no full administration.',
  fail: 'The group gives full administration.',
}

export default check({
  title: 'Group gives no full administration',
  resource: 'AWS::IAM::Group',
  severity: 'high',
  why: 'Every member, and everybody who may add members, holds the whole account.',
  fix: {
    text: 'Replace the policy by what the function needs; keep administration for a role with MFA.',
    effort: 'M',
    cli: 'aws iam detach-group-policy --group-name GROUP --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  },
  reads: ['Policies', 'ManagedPolicyArns'],
  relates: [policyType],
  test: (group, facts) =>
    decide(
      not(someIdentityPolicy(group, facts, administration)),
      messages,
      pointer('ManagedPolicyArns'),
      pointer('Policies'),
    ),
  examples: {
    pass: [
      {
        name: 'with read access',
        properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      },
    ],
    fail: [
      {
        name: 'with the policy of AWS',
        properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      },
    ],
    unknown: [
      {
        name: 'when an attached policy was not collected',
        properties: { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/ops'] },
      },
    ],
  },
})
