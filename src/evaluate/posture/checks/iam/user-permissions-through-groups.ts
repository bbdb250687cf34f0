import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { and, holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'No policy is attached to the user itself.',
  fail: 'A policy is attached to the user itself.',
}

export default check({
  title: 'User gets permissions through groups only',
  resource: 'AWS::IAM::User',
  severity: 'low',
  why: 'Permissions given one by one are neither reviewed together nor taken away together.',
  fix: {
    text: 'Attach the policy to a group for the function and make the user a member.',
    effort: 'S',
    cli: 'aws iam detach-user-policy --user-name USER --policy-arn POLICY_ARN',
  },
  reads: ['Policies', 'ManagedPolicyArns'],
  test: (user) =>
    decide(
      and(
        holds(read(user, 'Policies'), (v) => !isPresent(v)),
        holds(read(user, 'ManagedPolicyArns'), (v) => !isPresent(v)),
      ),
      messages,
      pointer('ManagedPolicyArns'),
      pointer('Policies'),
    ),
  examples: {
    pass: [{ name: 'without policies of its own', properties: { Policies: [], Groups: ['dev'] } }],
    fail: [
      {
        name: 'with an attached policy',
        properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      },
      { name: 'with an inline policy', properties: { Policies: [{ PolicyName: 'p' }] } },
    ],
    unknown: [{ name: 'when denied', properties: { Policies: { $unknown: 'denied' } } }],
  },
})
