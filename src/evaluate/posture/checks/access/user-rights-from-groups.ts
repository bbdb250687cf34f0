import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, notApplicable, pass, undecided } from '../../predicates/judgement.ts'
import { hasPassword } from '../../predicates/password.ts'

const groupType = 'AWS::IAM::Group'

export default check({
  title: 'Whoever signs in with a password has all rights from groups',
  resource: 'AWS::IAM::User',
  severity: 'medium',
  why: 'Rights that only one person has stay when the person changes jobs; the engine looks for a request that the groups alone would not allow.',
  fix: {
    text: 'Give the right to a group for the function, then take the policy from the user; what the groups allow already can go at once.',
    effort: 'S',
    cli: 'aws iam detach-user-policy --user-name USER --policy-arn POLICY_ARN',
  },
  reads: ['LoginProfile', 'facts.PasswordEnabled', 'Policies', 'ManagedPolicyArns', 'Groups'],
  relates: [groupType, 'AWS::IAM::ManagedPolicy'],
  test: (user, facts) => {
    const { Policies: own, ManagedPolicyArns: attached, Groups: groups } = user.properties
    const has = hasPassword(user)
    if (has === false) return notApplicable('The user has no console password.')
    if (isUnknown(has)) return undecided(has)
    const beyond = [own, attached, groups].find(isUnknown) ?? facts.access.beyondGroups(user)
    if (isUnknown(beyond)) return undecided(beyond)
    if (beyond === 'no-rights') return notApplicable('The user has no policies.')
    if (beyond === 'none') return pass('Its groups allow everything that its policies do.')
    return fail(`Only a policy of its own allows it, for one, ${beyond}.`)
  },
  examples: {
    pass: [
      { name: 'in a group, without policies of its own', ...user([], ['readers']) },
      { name: 'with a policy that its group has too', ...user(['s3:GetObject'], ['readers']) },
      { name: 'with a policy of its own that only denies', ...user([], ['readers'], ['sqs:*']) },
    ],
    fail: [
      { name: 'with a policy beyond its group', ...user(['s3:PutObject'], ['readers']) },
      { name: 'in no group', ...user(['s3:GetObject'], []) },
    ],
    unknown: [
      { name: 'in a group that is not in the snapshot', ...user(['s3:GetObject'], ['others']) },
      {
        name: 'with policies that could not be read',
        ...user([], ['readers']),
        properties: { Policies: { $unknown: 'denied', detail: 'iam:GetUserPolicy' } },
      },
      {
        name: 'when passwords were denied',
        ...user(['s3:PutObject'], ['readers']),
        facts: { PasswordEnabled: { $unknown: 'denied', detail: 'iam:GetCredentialReport' } },
      },
    ],
    notApplicable: [
      { name: 'without a password', ...user(['s3:*'], []), facts: { PasswordEnabled: false } },
      { name: 'without any policy', ...user([], []) },
    ],
  },
})

function user(allowed: readonly string[], Groups: readonly string[], denied?: readonly string[]) {
  const statements = [
    ...(allowed.length > 0 ? [{ Effect: 'Allow', Action: allowed, Resource: '*' }] : []),
    ...(denied === undefined ? [] : [{ Effect: 'Deny', Action: denied, Resource: '*' }]),
  ]
  return {
    id: 'subject',
    arn: 'arn:aws:iam::111122223333:user/subject',
    facts: { PasswordEnabled: true },
    properties: { Groups, Policies: statements.length > 0 ? [inline(statements)] : [] },
    near: [
      {
        type: groupType,
        id: 'readers',
        name: 'readers',
        properties: {
          Policies: [inline([{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }])],
        },
      },
    ],
  }
}

function inline(Statement: readonly object[]) {
  return { PolicyName: 'inline', PolicyDocument: { Version: '2012-10-17', Statement } }
}
