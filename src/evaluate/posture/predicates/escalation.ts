import type { CheckDefinition, Judgement } from '../../../model/check.ts'
import type { Facts } from '../../../model/facts.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { fail, notApplicable, pass, undecided } from './judgement.ts'

const pointers = ['/properties/Policies', '/properties/ManagedPolicyArns']

/** Whether an identity that is no administrator can become one, with the shortest way. */
export function judgeEscalation(identity: Resource, facts: Facts): Judgement {
  const unread = unreadable(identity)
  const way = unread ?? facts.access.escalation(identity)
  if (isUnknown(way)) return undecided(way, ...pointers)
  if (way === 'is-administrator')
    return notApplicable('It has the rights of an administrator already.', ...pointers)
  return way === 'none'
    ? pass('No known way leads to the rights of an administrator.', ...pointers)
    : fail(`${way.hops.slice(0, 4).join(', then ')}.`, ...pointers)
}

/** What of its own policies could not be read hides ways. */
function unreadable({ properties }: Resource): Unknown | undefined {
  return [properties['Policies'], properties['ManagedPolicyArns']].find(isUnknown)
}

/** The same for users and roles. */
export function escalationExamples(kind: 'role' | 'user'): CheckDefinition['examples'] {
  const [type, name, own] =
    kind === 'role'
      ? (['AWS::IAM::Role', 'subject', 'iam:PutRolePolicy'] as const)
      : (['AWS::IAM::User', 'subject', 'iam:PutUserPolicy'] as const)
  const subject = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
    id: name,
    arn: `arn:aws:iam::111122223333:${kind}/${name}`,
    properties: {
      AssumeRolePolicyDocument: { Statement: [] },
      Policies: [
        {
          PolicyName: 'inline',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action, Resource, ...more }],
          },
        },
      ],
    },
  })
  const lambda = { Service: 'lambda.amazonaws.com' }
  const deployer = role('cleanup', lambda, 'arn:aws:iam::aws:policy/AdministratorAccess')
  const passing = ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']
  return {
    pass: [
      { name: 'that only reads', ...subject('s3:GetObject', 'arn:aws:s3:::data/*') },
      { name: 'that passes roles, where none is worth it', ...subject(passing) },
      {
        name: 'that may pass another role only',
        ...subject(passing, 'arn:aws:iam::111122223333:role/harmless'),
        near: [deployer],
      },
    ],
    fail: [
      { name: 'that writes its own policy', ...subject(own) },
      { name: 'that passes an administrator to a function', ...subject(passing), near: [deployer] },
    ],
    unknown: [
      {
        name: 'whose policies could not be read',
        id: name,
        arn: `arn:aws:iam::111122223333:${kind}/${name}`,
        properties: { Policies: { $unknown: 'denied', detail: `iam:Get${type}` } },
      },
      {
        name: 'that assumes a role whose attached policy is not in the snapshot',
        ...subject('sts:AssumeRole'),
        near: [
          role('worker', { AWS: '111122223333' }, 'arn:aws:iam::111122223333:policy/elsewhere'),
        ],
      },
    ],
    notApplicable: [{ name: 'that is an administrator', ...subject('*') }],
  }
}

function role(name: string, principal: object, policy: string) {
  return {
    type: 'AWS::IAM::Role',
    id: name,
    name,
    arn: `arn:aws:iam::111122223333:role/${name}`,
    properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
      },
      ManagedPolicyArns: [policy],
    },
  }
}
