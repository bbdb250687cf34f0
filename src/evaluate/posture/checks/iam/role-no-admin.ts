import { check } from '../../../../model/check.ts'
import { policyType, someIdentityPolicy } from '../../predicates/identity-policies.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { administration, isServiceLinked, isBreakGlass } from '../../predicates/roles.ts'
import { not } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

const admin = 'arn:aws:iam::aws:policy/AdministratorAccess'
const everything = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
const messages = {
  pass: 'The role has no full administration.',
  fail: 'The role has full administration.',
}

export default check({
  title: 'Role has no full administration',
  resource: 'AWS::IAM::Role',
  severity: 'high',
  why: 'Whoever gets hold of one workload or session then holds the whole account.',
  fix: {
    text: 'Replace the policy by the actions the role really uses, as CloudTrail or Access Analyzer show them.',
    effort: 'M',
    cli: 'aws iam detach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  },
  reads: ['Policies', 'ManagedPolicyArns'],
  relates: [policyType],
  test: (role, facts) => {
    if (isServiceLinked(role)) return notApplicable('The role belongs to a service.')
    if (isBreakGlass(role)) return notApplicable('The role is kept for emergencies.')
    return decide(
      not(someIdentityPolicy(role, facts, administration)),
      messages,
      pointer('ManagedPolicyArns'),
      pointer('Policies'),
    )
  },
  examples: {
    pass: [
      {
        name: 'with read access',
        properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      },
    ],
    fail: [
      { name: 'with the policy of AWS', properties: { ManagedPolicyArns: [admin] } },
      {
        name: 'with an inline policy for everything',
        properties: { Policies: [{ PolicyName: 'all', PolicyDocument: everything }] },
      },
      {
        name: 'with an attached policy for everything',
        properties: { ManagedPolicyArns: ['all'] },
        near: [{ type: policyType, id: 'all', properties: { PolicyDocument: everything } }],
      },
    ],
    unknown: [{ name: 'when denied', properties: { Policies: { $unknown: 'denied' } } }],
    notApplicable: [
      {
        name: 'for emergencies',
        tags: { purpose: 'break-glass' },
        properties: { ManagedPolicyArns: [admin] },
      },
      { name: 'of a service', properties: { Path: '/aws-service-role/ecs.amazonaws.com/' } },
    ],
  },
})
