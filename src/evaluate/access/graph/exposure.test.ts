import { expect, test } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'
import { arnOf } from './arn-of.ts'
import { readEstate } from './estate.ts'
import { findExposures } from './exposure.ts'
import { policyProperties } from './resource-policies.ts'

const live = { account: '111122223333', tags: {}, source: { kind: 'aws' } } as const

function queue(Principal: unknown, Condition?: object): Resource {
  const arn = 'arn:aws:sqs:eu-west-1:111122223333:jobs'
  const Statement = [
    {
      Effect: 'Allow',
      Principal,
      Action: 'sqs:SendMessage',
      Resource: arn,
      ...(Condition && { Condition }),
    },
  ]
  return {
    ...live,
    type: 'AWS::SQS::Queue',
    id: 'jobs',
    arn,
    properties: { ResourcePolicy: { Version: '2012-10-17', Statement } },
  }
}

const organization: readonly Resource[] = [
  {
    ...live,
    type: 'AWS::Organizations::Organization',
    id: 'o-example',
    properties: { RootId: 'r-1' },
  },
  ...['111122223333', '444455556666'].map((id): Resource => ({
    type: 'AWS::Organizations::Account',
    tags: {},
    source: { kind: 'aws' },
    id,
    properties: { ParentIds: ['r-1'] },
  })),
]

function reachesOf(...resources: readonly Resource[]) {
  return findExposures(readEstate([...resources, ...organization])).map(({ reach, principal }) => [
    reach,
    principal,
  ])
}

test.each<[string, unknown, object | undefined, readonly (readonly string[])[]]>([
  ['anyone', '*', undefined, [['public', 'anyone']]],
  [
    'anyone over TLS',
    { AWS: '*' },
    { Bool: { 'aws:SecureTransport': 'true' } },
    [['public', 'anyone']],
  ],
  [
    'the organization',
    '*',
    { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } },
    [['organization', 'o-example']],
  ],
  ['its own account', { AWS: '111122223333' }, undefined, []],
  ['an account beside it', { AWS: '444455556666' }, undefined, [['cross-account', '444455556666']]],
  [
    'a stranger',
    { AWS: 'arn:aws:iam::777788889999:root' },
    undefined,
    [['cross-organization', 'arn:aws:iam::777788889999:root']],
  ],
  [
    'a service',
    { Service: 'sns.amazonaws.com' },
    { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    [],
  ],
])('a queue is open to %s', (_, principal, condition, expected) => {
  expect(reachesOf(queue(principal, condition))).toEqual(expected)
})

test('a policy that could not be read is unknown, not closed', () => {
  const properties = { ResourcePolicy: unknown('denied', 'sqs:GetQueueAttributes') }
  expect(reachesOf({ ...queue('*'), properties })).toEqual([['unknown', 'anyone']])
})

test('a bucket with a public policy is closed where public buckets are restricted', () => {
  const ResourcePolicy = {
    Statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::data/*',
    },
  }
  const bucket = (on: boolean): Resource => ({
    ...live,
    type: 'AWS::S3::Bucket',
    id: 'data',
    arn: 'arn:aws:s3:::data',
    properties: { ResourcePolicy, PublicAccessBlockConfiguration: { RestrictPublicBuckets: on } },
  })
  expect(reachesOf(bucket(false))).toEqual([['public', 'anyone']])
  expect(reachesOf(bucket(true))).toEqual([])
})

function bucketWith(properties: object, more: Partial<Resource> = {}): Resource {
  const own = { ...live, type: 'AWS::S3::Bucket', id: 'data', arn: 'arn:aws:s3:::data' }
  return { ...own, properties: { ...properties }, ...more }
}

const enforced = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] }
const accountBlock = (value: unknown): Resource => ({
  ...live,
  type: 'AWS::::Account',
  id: '111122223333',
  properties: { PublicAccessBlockConfiguration: value },
})

test.each<[string, object, readonly Resource[], readonly string[]]>([
  ['everybody reads it', { AccessControl: 'PublicRead' }, [], ['public']],
  ['every account reads it', { AccessControl: 'AuthenticatedRead' }, [], ['public']],
  ['it is private', { AccessControl: 'Private' }, [], []],
  ['it has none', {}, [], []],
  ['ACLs are off', { AccessControl: 'PublicRead', OwnershipControls: enforced }, [], []],
  [
    'the bucket ignores public ACLs',
    {
      AccessControl: 'PublicRead',
      PublicAccessBlockConfiguration: { IgnorePublicAcls: true },
    },
    [],
    [],
  ],
  [
    'the bucket only refuses new ones',
    { AccessControl: 'PublicRead', PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
    [],
    ['public'],
  ],
  [
    'the account ignores public ACLs',
    { AccessControl: 'PublicReadWrite' },
    [accountBlock({ IgnorePublicAcls: true })],
    [],
  ],
  [
    'nobody could read what the account does',
    { AccessControl: 'PublicRead' },
    [accountBlock(unknown('denied'))],
    ['unknown'],
  ],
  ['nobody could read it', { AccessControl: unknown('denied') }, [], ['unknown']],
  [
    'nobody could read it, and ACLs are off',
    { AccessControl: unknown('denied'), OwnershipControls: enforced },
    [],
    [],
  ],
])('by the ACL of a bucket: %s', (_, properties, around, expected) => {
  const found = findExposures(readEstate([bucketWith(properties), ...around]))
  expect(found.map(({ reach }) => reach)).toEqual(expected)
  for (const one of found) expect(one).toMatchObject({ principal: 'anyone', acl: true })
})

test('a public ACL that only the defaults of new buckets stop is unknown', () => {
  const block = { PublicAccessBlockConfiguration: { IgnorePublicAcls: true } }
  const origins = { '/PublicAccessBlockConfiguration': 'default' } as const
  const bucket = bucketWith({ AccessControl: 'PublicRead', ...block }, { origins })
  expect(reachesOf(bucket)).toEqual([['unknown', 'anyone']])
})

test('every type with a policy has an ARN in templates, so that none is passed over', () => {
  for (const type of Object.keys(policyProperties)) {
    const resource: Resource = {
      type,
      id: 'Thing',
      properties: {},
      tags: {},
      source: { kind: 'cloudformation' },
    }
    expect(arnOf(resource), type).toMatch(/^arn:aws:[a-z0-9]+:/)
  }
})

const github = 'token.actions.githubusercontent.com'

function role(Federated: string, Condition: object = {}, more: Partial<Resource> = {}): Resource {
  const Action = 'sts:AssumeRoleWithWebIdentity'
  const Statement = [{ Effect: 'Allow', Principal: { Federated }, Action, Condition }]
  return {
    ...live,
    type: 'AWS::IAM::Role',
    id: 'deploy',
    arn: 'arn:aws:iam::111122223333:role/deploy',
    properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement } },
    ...more,
  }
}

test('a role is open to whoever has an account with a provider that everybody can join', () => {
  const provider = `arn:aws:iam::111122223333:oidc-provider/${github}`
  expect(reachesOf(role(provider))).toEqual([['public', provider]])
  const some = { StringLike: { [`${github}:sub`]: 'repo:example/*' } }
  expect(reachesOf(role(provider, some))).toEqual([])
  expect(reachesOf(role('arn:aws:iam::111122223333:saml-provider/company'))).toEqual([])
})

test('the provider may be a resource of the same template', () => {
  const stack = 'stack.yaml'
  const source = { kind: 'cloudformation', file: stack } as const
  const provider: Resource = {
    ...live,
    type: 'AWS::IAM::OIDCProvider',
    id: 'GitHub',
    stack,
    source,
    properties: { Url: `https://${github}` },
  }
  const deploy = role('${GitHub}', {}, { stack, source })
  expect(reachesOf(deploy, provider)).toEqual([
    ['public', `arn:aws:iam::111122223333:oidc-provider/${github}`],
  ])
  expect(reachesOf(deploy)).toEqual([['unknown', 'anyone']])
})

test('public access is proven by a request', () => {
  const [exposure] = findExposures(readEstate([queue('*')]))
  expect(exposure?.witness?.request).toMatchObject({
    resource: 'arn:aws:sqs:eu-west-1:111122223333:jobs',
  })
  expect(exposure?.witness?.request.action.toLowerCase()).toBe('sqs:sendmessage')
})
