import { check } from '../../../../model/check.ts'
import {
  policyType,
  someIdentityPolicy,
  type PolicyQuestion,
} from '../../predicates/identity-policies.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { grants } from '../../predicates/policy-admin.ts'
import { isServiceLinked, isBreakGlass } from '../../predicates/roles.ts'
import { not } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

const passing: PolicyQuestion = {
  ofDocument: (document) => grants(document, 'iam:passrole'),
  ofAwsManaged: (name) => name === 'AdministratorAccess' || name === 'IAMFullAccess',
}
const messages = {
  pass: 'The role cannot pass every role.',
  fail: 'The role can pass every role of the account to a service.',
}

export default check({
  title: 'Role can pass only named roles to services',
  resource: 'AWS::IAM::Role',
  severity: 'high',
  why: 'Whoever may pass every role obtains the permissions of the strongest one through any service.',
  fix: {
    text: 'Limit iam:PassRole to the ARNs of the roles that are needed and to the service with iam:PassedToService.',
    effort: 'S',
    cloudformation: `- Effect: Allow
  Action: iam:PassRole
  Resource: !GetAtt TaskRole.Arn
  Condition: { StringEquals: { iam:PassedToService: ecs-tasks.amazonaws.com } }`,
  },
  reads: ['Policies', 'ManagedPolicyArns'],
  relates: [policyType],
  test: (role, facts) => {
    if (isServiceLinked(role)) return notApplicable('The role belongs to a service.')
    if (isBreakGlass(role)) return notApplicable('The role is kept for emergencies.')
    return decide(
      not(someIdentityPolicy(role, facts, passing)),
      messages,
      pointer('Policies'),
      pointer('ManagedPolicyArns'),
    )
  },
  examples: {
    pass: [{ name: 'with a named role', properties: inline('arn:aws:iam::111122223333:role/app') }],
    fail: [
      { name: 'with every role', properties: inline('*') },
      {
        name: 'with all of IAM',
        properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/IAMFullAccess'] },
      },
    ],
    unknown: [{ name: 'when unresolved', properties: inline({ $unknown: 'unresolved' }) }],
    notApplicable: [{ name: 'for emergencies', id: 'break-glass', properties: inline('*') }],
  },
})

function inline(Resource: unknown) {
  const Statement = [{ Effect: 'Allow', Action: 'iam:PassRole', Resource }]
  return { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] }
}
