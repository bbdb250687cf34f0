import { expect, test } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'
import { evaluateAccess } from '../evaluate/evaluate-access.ts'
import { contextOf } from '../request/context.ts'
import { type Estate, readEstate } from './estate.ts'

const account = '111122223333'
const live = { account, tags: {}, source: { kind: 'aws' } } as const

function allow(action: string, resource: unknown): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
  }
}

function role(name: string, properties: object, more: Partial<Resource> = {}): Resource {
  return {
    ...live,
    type: 'AWS::IAM::Role',
    id: name,
    name,
    arn: `arn:aws:iam::${account}:role/${name}`,
    properties: {
      RoleName: name,
      Path: '/',
      AssumeRolePolicyDocument: { Statement: [] },
      ...properties,
    },
    ...more,
  }
}

function ask(estate: Estate, name: string, action: string, resource: string): string {
  const identity = estate.identities.find((one) => one.name === name)
  if (identity === undefined) throw new Error(`There is no ${name}.`)
  const target = estate.guarded.find(({ arn }) => resource.startsWith(arn))
  return evaluateAccess(estate.authorization(identity, target), {
    principal: identity.principal,
    action,
    resource,
    context: contextOf({}),
  }).verdict
}

const object = 'arn:aws:s3:::data/a'

test('policies count inline, attached, of groups, and of AWS', () => {
  const estate = readEstate([
    role('inline', { Policies: [{ PolicyName: 'p', PolicyDocument: allow('s3:*', '*') }] }),
    role('attached', { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/p'] }),
    role('admin', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
    {
      ...live,
      type: 'AWS::IAM::ManagedPolicy',
      id: 'arn:aws:iam::111122223333:policy/p',
      arn: 'arn:aws:iam::111122223333:policy/p',
      properties: { PolicyDocument: allow('s3:GetObject', '*') },
    },
    {
      ...live,
      type: 'AWS::IAM::Group',
      id: 'readers',
      name: 'readers',
      properties: { Policies: [{ PolicyName: 'p', PolicyDocument: allow('s3:GetObject', '*') }] },
    },
    {
      ...live,
      type: 'AWS::IAM::User',
      id: 'ana',
      name: 'ana',
      arn: `arn:aws:iam::${account}:user/ana`,
      properties: { Groups: ['readers'] },
    },
  ])
  for (const name of ['inline', 'attached', 'admin', 'ana'])
    expect(ask(estate, name, 's3:GetObject', object), name).toBe('allow')
  expect(ask(estate, 'ana', 's3:PutObject', object)).toBe('implicit-deny')
})

test('what is not in the snapshot, or could not be read, is unknown', () => {
  const estate = readEstate([
    role('lost', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
    role('denied', { Policies: unknown('denied', 'iam:GetRolePolicy') }),
    role('bounded', {
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      PermissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess',
    }),
  ])
  for (const name of ['lost', 'denied', 'bounded'])
    expect(ask(estate, name, 's3:GetObject', object), name).toBe('unknown')
})

test('references of a template lead to ARNs, and lost ones are unknown', () => {
  const stack = { stack: 'template.yaml', source: { kind: 'cloudformation' } } as const
  const {
    arn: _,
    account: __,
    ...template
  } = role('Worker', {
    Policies: [{ PolicyName: 'p', PolicyDocument: allow('s3:GetObject', '${Data.Arn}/*') }],
  })
  const lost = {
    ...template,
    id: 'Lost',
    name: 'Lost',
    properties: { Policies: [{ PolicyDocument: allow('s3:GetObject', '${Nowhere.Arn}/*') }] },
  }
  const estate = readEstate([
    { ...template, ...stack },
    { ...lost, ...stack },
    { ...live, ...stack, type: 'AWS::S3::Bucket', id: 'Data', name: 'data', properties: {} },
  ])
  expect(ask(estate, 'Worker', 's3:GetObject', object)).toBe('allow')
  expect(ask(estate, 'Worker', 's3:GetObject', 'arn:aws:s3:::other/a')).toBe('implicit-deny')
  expect(ask(estate, 'Lost', 's3:GetObject', object)).toBe('unknown')
})

test('guardrails bind members level by level, not the management account', () => {
  const organization = (id: string, type: string, properties: object): Resource => ({
    ...live,
    type: `AWS::Organizations::${type}`,
    id,
    properties: { ...properties },
  })
  const scp = (id: string, content: object, ...targets: string[]) =>
    organization(id, 'Policy', {
      Name: id,
      Type: 'SERVICE_CONTROL_POLICY',
      Content: content,
      TargetIds: targets,
    })
  const admin = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }
  const estate = readEstate([
    role('worker', admin),
    role('boss', admin, { account: '444455556666', arn: 'arn:aws:iam::444455556666:role/boss' }),
    organization('o-example', 'Organization', {
      ManagementAccountId: '444455556666',
      RootId: 'r-1',
    }),
    organization('ou-1', 'OrganizationalUnit', { ParentId: 'r-1' }),
    organization(account, 'Account', { ParentIds: ['ou-1'] }),
    organization('444455556666', 'Account', { ParentIds: ['r-1'] }),
    scp('p-FullAWSAccess', allow('*', '*'), 'r-1', account, '444455556666'),
    scp('only-s3', allow('s3:*', '*'), 'ou-1'),
  ])
  expect(ask(estate, 'worker', 's3:GetObject', object)).toBe('allow')
  expect(ask(estate, 'worker', 'ec2:StopInstances', '*')).toBe('implicit-deny')
  expect(ask(estate, 'boss', 'ec2:StopInstances', '*')).toBe('allow')
})

test('an account that may be in an organization nobody could read has guardrails that nobody knows', () => {
  const admin = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }
  const settings = (OrganizationId: unknown): Resource => ({
    ...live,
    type: 'AWS::::Account',
    id: account,
    properties: { OrganizationId },
  })
  const asked = (organization: unknown) =>
    ask(
      readEstate([role('worker', admin), settings(organization)]),
      'worker',
      's3:GetObject',
      object,
    )
  expect(asked('o-example')).toBe('unknown')
  expect(asked(unknown('denied', 'organizations:DescribeOrganization'))).toBe('unknown')
  expect(asked(undefined)).toBe('allow')
  expect(asked(unknown('not-collected', 'a plan does not say'))).toBe('allow')
})

test('groups are found by whatever a plan calls them', () => {
  const stack = { stack: 'plan.json', source: { kind: 'terraform' } } as const
  const user = (reference: string): Resource => ({
    ...live,
    ...stack,
    type: 'AWS::IAM::User',
    id: 'aws_iam_user.ana',
    name: 'ana',
    properties: { Groups: [reference] },
  })
  const group: Resource = {
    ...live,
    ...stack,
    type: 'AWS::IAM::Group',
    id: 'aws_iam_group.readers',
    name: 'readers',
    properties: { Policies: [{ PolicyName: 'p', PolicyDocument: allow('s3:GetObject', '*') }] },
  }
  for (const reference of [
    'readers',
    '${aws_iam_group.readers.name}',
    '${aws_iam_group.readers.id}',
  ])
    expect(ask(readEstate([group, user(reference)]), 'ana', 's3:GetObject', object)).toBe('allow')
})
