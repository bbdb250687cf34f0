import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { awsManagedName } from '../../predicates/identity-policies.ts'
import { hasSome } from '../../predicates/related.ts'
import { some } from '../../predicates/truth.ts'
import { read, list } from '../../predicates/value.ts'

const roleType = 'AWS::IAM::Role'

export default check({
  title: 'A role lets security look into the account',
  resource: accountType,
  severity: 'low',
  why: 'Responders need read access that exists before the incident and cannot change evidence.',
  fix: {
    text: 'Create a role with SecurityAudit that the security tooling account can assume.',
    effort: 'S',
    cli: 'aws iam attach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/SecurityAudit',
    cloudformation: `ManagedPolicyArns:
  - arn:aws:iam::aws:policy/SecurityAudit`,
  },
  reads: [],
  relates: [roleType],
  test: (account, facts) =>
    hasSome(
      account,
      facts,
      roleType,
      (role) =>
        some(
          list(read(role, 'ManagedPolicyArns')),
          (arn) => awsManagedName(arn) === 'SecurityAudit',
        ),
      {
        pass: 'A role has the read access of security auditors.',
        fail: 'No role has the read access of security auditors.',
      },
    ),
  examples: {
    pass: [
      {
        name: 'with an audit role',
        near: [
          {
            type: roleType,
            id: 'audit',
            properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit'] },
          },
        ],
      },
    ],
    fail: [{ name: 'without one', near: [{ type: roleType, id: 'app' }] }],
    unknown: [
      { name: 'when roles were not seen', unseen: [roleType] },
      {
        name: 'when policies were denied',
        near: [
          { type: roleType, id: 'x', properties: { ManagedPolicyArns: { $unknown: 'denied' } } },
        ],
      },
    ],
  },
})
