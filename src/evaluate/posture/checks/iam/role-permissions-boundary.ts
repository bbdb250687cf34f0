import { check } from '../../../../model/check.ts'
import {
  policyType,
  someIdentityPolicy,
  type PolicyQuestion,
} from '../../predicates/identity-policies.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { grants } from '../../predicates/policy-admin.ts'
import { isPresent } from '../../predicates/property.ts'
import { isServiceLinked } from '../../predicates/roles.ts'
import { or, not, holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const creating: PolicyQuestion = {
  ofDocument: (document) =>
    or(
      grants(document, 'iam:createrole'),
      grants(document, 'iam:attachrolepolicy'),
      grants(document, 'iam:putrolepolicy'),
    ),
  ofAwsManaged: (name) => name === 'IAMFullAccess',
}
const messages = {
  pass: 'The role can create roles and has a boundary.',
  fail: 'The role can create roles and has no boundary.',
}

export default check({
  title: 'Role that can create roles has a permissions boundary',
  resource: 'AWS::IAM::Role',
  severity: 'medium',
  why: 'Whoever can write roles can write one stronger than its own, unless a boundary caps both.',
  fix: {
    text: 'Set a permissions boundary on the role and require the same boundary on the roles it creates.',
    effort: 'M',
    cli: 'aws iam put-role-permissions-boundary --role-name ROLE --permissions-boundary POLICY_ARN',
    cloudformation: `PermissionsBoundary: POLICY_ARN`,
  },
  reads: ['Policies', 'ManagedPolicyArns', 'PermissionsBoundary'],
  relates: [policyType],
  test: (role, facts) => {
    if (isServiceLinked(role)) return notApplicable('The role belongs to a service.')
    const creates = someIdentityPolicy(role, facts, creating)
    if (creates === false) return notApplicable('The role cannot create or change roles.')
    const bounded = holds(read(role, 'PermissionsBoundary'), isPresent)
    if (bounded === true) return decide(true, messages, pointer('PermissionsBoundary'))
    return decide(or(not(creates), bounded), messages, pointer('PermissionsBoundary'))
  },
  examples: {
    pass: [
      {
        name: 'with a boundary',
        properties: {
          ...inline('iam:CreateRole'),
          PermissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
        },
      },
    ],
    fail: [{ name: 'without one', properties: inline('iam:*') }],
    unknown: [
      { name: 'when the actions are unresolved', properties: inline({ $unknown: 'unresolved' }) },
    ],
    notApplicable: [{ name: 'without such permissions', properties: inline('s3:GetObject') }],
  },
})

function inline(Action: unknown) {
  const Statement = [{ Effect: 'Allow', Action, Resource: '*' }]
  return { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] }
}
