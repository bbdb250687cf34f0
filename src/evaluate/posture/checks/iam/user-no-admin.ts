import { check } from '../../../../model/check.ts'
import { unknown } from '../../../../model/unknown.ts'
import { policyType, someIdentityPolicy } from '../../predicates/identity-policies.ts'
import { decide } from '../../predicates/judgement.ts'
import { administration } from '../../predicates/roles.ts'
import { or, not, some } from '../../predicates/truth.ts'
import { read, list, pointer } from '../../predicates/value.ts'

const admin = 'arn:aws:iam::aws:policy/AdministratorAccess'
const unread = unknown('not-collected', 'a group of the user is not in the snapshot')
const groupType = 'AWS::IAM::Group'
const messages = {
  pass: 'The user has no full administration.',
  fail: 'The user has full administration.',
}

export default check({
  title: 'User has no full administration',
  resource: 'AWS::IAM::User',
  severity: 'high',
  why: 'Long-lived credentials with every permission are the shortest way to lose an account.',
  fix: {
    text: 'Give administrators a role through the identity provider, with MFA and short sessions, and detach the policy.',
    effort: 'M',
    cli: 'aws iam detach-user-policy --user-name USER --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  },
  reads: ['Policies', 'ManagedPolicyArns', 'Groups'],
  relates: [groupType, policyType],
  test: (user, facts) => {
    const own = someIdentityPolicy(user, facts, administration)
    if (own === true) return decide(false, messages, pointer('ManagedPolicyArns'))
    const inherited = some(list(read(user, 'Groups')), (name) => {
      const group = facts.find(groupType, name, user)
      return group === undefined ? unread : someIdentityPolicy(group, facts, administration)
    })
    return decide(not(or(own, inherited)), messages, pointer('Groups'))
  },
  examples: {
    pass: [
      { name: 'without policies', properties: {} },
      {
        name: 'with a plain group',
        properties: { Groups: ['dev'] },
        near: [{ type: groupType, id: 'dev' }],
      },
    ],
    fail: [
      { name: 'with the policy of AWS', properties: { ManagedPolicyArns: [admin] } },
      {
        name: 'through a group',
        properties: { Groups: ['ops'] },
        near: [{ type: groupType, id: 'ops', properties: { ManagedPolicyArns: [admin] } }],
      },
    ],
    unknown: [
      { name: 'when a group was not collected', properties: { Groups: ['ops'] } },
      { name: 'when denied', properties: { Policies: { $unknown: 'denied' } } },
    ],
  },
})
