import type { Described } from '../terraform/build-plan.ts'
import { planned, to } from './plan-values.ts'

const document = (...Statement: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement })

const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource })

const trust = (Principal: object) =>
  document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })

function role(name: string, roleName: string, principal: object, longest = 3600): Described {
  return planned(`aws_iam_role.${name}`, {
    name: roleName,
    assume_role_policy: trust(principal),
    max_session_duration: longest,
    path: '/',
    permissions_boundary: null,
  })
}

function attached(kind: string, owner: string, policy: string): Described {
  return planned(`aws_iam_${kind}_policy_attachment.${owner}${policy}`, {
    [kind]: to(`aws_iam_${kind}.${owner}.name`),
    policy_arn: to(`aws_iam_policy.${policy}.arn`),
  })
}

function inline(kind: string, owner: string, name: string, policy: string): Described {
  return planned(`aws_iam_${kind}_policy.${owner}_${name}`, {
    [kind]: to(`aws_iam_${kind}.${owner}.name`),
    name,
    policy,
  })
}

export const identityPlan: readonly Described[] = [
  planned('aws_iam_policy.AppPolicy', {
    name: 'parity-app',
    policy: document(allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::parity-records/*')),
  }),
  planned('aws_iam_policy.AdminPolicy', { name: 'parity-admin', policy: document(allow('*', '*')) }),
  role('AppRole', 'parity-app', { Service: 'ec2.amazonaws.com' }),
  attached('role', 'AppRole', 'AppPolicy'),
  inline(
    'role',
    'AppRole',
    'queue',
    document(allow('sqs:SendMessage', 'arn:aws:sqs:us-east-1:123456789012:parity-orders')),
  ),
  role('PartnerRole', 'parity-partner', { AWS: 'arn:aws:iam::444455556666:root' }, 43_200),
  attached('role', 'PartnerRole', 'AdminPolicy'),
  inline('role', 'PartnerRole', 'pass', document(allow(['iam:PassRole', 's3:*'], '*'))),
  role('FunctionRole', 'parity-function', { Service: 'lambda.amazonaws.com' }),
  role('TrailRole', 'parity-trail', { Service: 'cloudtrail.amazonaws.com' }),
  role('OwnRole', 'parity-own', { AWS: 'arn:aws:iam::123456789012:root' }),
  planned('aws_iam_role.PipelineRole', {
    name: 'parity-pipeline',
    path: '/',
    max_session_duration: 3600,
    permissions_boundary: null,
    assume_role_policy: document({
      Effect: 'Allow',
      Principal: {
        Federated:
          'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      },
    }),
  }),
  planned('aws_iam_group.Operators', { name: 'parity-operators' }),
  attached('group', 'Operators', 'AdminPolicy'),
  planned('aws_iam_group.Viewers', { name: 'parity-viewers' }),
  inline('group', 'Viewers', 'view', document(allow('cloudwatch:Get*', '*'))),
  planned('aws_iam_user.Deployer', { name: 'parity-deployer', permissions_boundary: null }),
  inline('user', 'Deployer', 'deploy', document(allow('*', '*'))),
  planned('aws_iam_user.Viewer', { name: 'parity-viewer', permissions_boundary: null }),
  planned('aws_iam_user_group_membership.Viewer', {
    user: to('aws_iam_user.Viewer.name'),
    groups: [to('aws_iam_group.Viewers.name')],
  }),
  planned('aws_iam_instance_profile.AppProfile', {
    name: 'parity-app',
    role: to('aws_iam_role.AppRole.name'),
  }),
]
