import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { awsManagedName } from '../../predicates/identity-policies.ts'
import { hasSome } from '../../predicates/related.ts'
import { some } from '../../predicates/truth.ts'
import { read, list } from '../../predicates/value.ts'

const roleType = 'AWS::IAM::Role'

export default check({
  title: 'A role may open cases with AWS Support',
  resource: accountType,
  severity: 'low',
  why: 'In an incident nobody wants to find out first who is allowed to call AWS.',
  fix: {
    text: 'Attach AWSSupportAccess to a role that incident responders can assume.',
    effort: 'S',
    cli: 'aws iam attach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess',
    cloudformation: `ManagedPolicyArns:
  - arn:aws:iam::aws:policy/AWSSupportAccess`,
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
          (arn) => awsManagedName(arn) === 'AWSSupportAccess',
        ),
      {
        pass: 'A role has access to AWS Support.',
        fail: 'No role has access to AWS Support.',
      },
    ),
  examples: {
    pass: [
      {
        name: 'with a responder role',
        near: [
          {
            type: roleType,
            id: 'responder',
            properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'] },
          },
        ],
      },
    ],
    fail: [{ name: 'without one', near: [{ type: roleType, id: 'app' }] }],
    unknown: [{ name: 'when roles were not seen', unseen: [roleType] }],
  },
})
