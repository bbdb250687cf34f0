import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { contextOf } from '../request/context.ts'
import { readEstate } from './estate.ts'
import { WhoCanIndex } from './who-can.ts'

const accounts = ['111122223333', '444455556666']
const actions = [
  's3:GetObject',
  's3:ListBucket',
  's3:PutObject',
  'sqs:SendMessage',
  'kms:Decrypt',
  'sts:AssumeRole',
]
const targets = [
  'arn:aws:s3:::data/a',
  'arn:aws:s3:::data',
  'arn:aws:sqs:eu-west-1:111122223333:jobs',
  'arn:aws:kms:eu-west-1:111122223333:key/k',
  'arn:aws:iam::111122223333:role/r1',
]

const element = fc.constantFrom(
  '*',
  's3:*',
  's3:Get*',
  'S3:getobject',
  'sqs:SendMessage',
  'kms:*',
  'sts:AssumeRole',
)
const place = fc.constantFrom(
  '*',
  'arn:aws:s3:::data/*',
  'arn:aws:sqs:*:*:jobs',
  'arn:aws:iam::*:role/r1',
  'arn:aws:s3:::${aws:username}/*',
)
const condition = fc.constantFrom(
  undefined,
  { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
  { Bool: { 'aws:SecureTransport': 'true' } },
  { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
)
const principal = fc.constantFrom(
  '*',
  { AWS: '111122223333' },
  { AWS: 'arn:aws:iam::111122223333:role/r0' },
  { AWS: 'arn:aws:iam::444455556666:role/r1' },
  { Service: 'ec2.amazonaws.com' },
)
const statement = fc
  .record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    not: fc.boolean(),
    action: element,
    resource: place,
    condition,
  })
  .map(({ effect, not, action, resource, condition }) => {
    const Condition = condition === undefined ? {} : { Condition: condition }
    const element = not ? { NotAction: action } : { Action: action }
    return Object.assign({ Effect: effect, Resource: resource }, element, Condition)
  })
const document = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }))
const named = fc
  .array(fc.tuple(statement, principal), { minLength: 1, maxLength: 2 })
  .map((pairs) => ({
    Version: '2012-10-17',
    Statement: pairs.map(([one, Principal]) => Object.assign({ Principal }, one)),
  }))

const role = fc.record({
  account: fc.constantFrom(...accounts),
  policies: fc.array(document, { maxLength: 2 }),
  boundary: fc.option(document, { nil: undefined }),
  lost: fc.nat(9),
  team: fc.constantFrom('a', 'b'),
})

test('the index says what asking everyone one by one says', () => {
  fc.assert(
    fc.property(
      fc.array(role, { minLength: 1, maxLength: 5 }),
      fc.option(named, { nil: undefined }),
      fc.constantFrom(...actions),
      fc.constantFrom(...targets),
      fc.constantFrom(undefined, 'PublicRead', 'PublicReadWrite', 'Private'),
      (roles, bucketPolicy, action, resource, acl) => {
        const estate = readEstate(estateOf(roles, bucketPolicy, acl))
        const index = new WhoCanIndex(estate)
        const context = contextOf({ 'aws:SecureTransport': true })
        const question = { action, resource, context }
        const slowly = estate.identities
          .map((identity) => ({
            arn: identity.arn,
            verdict: index.can(identity, question).verdict,
          }))
          .filter(({ verdict }) => verdict === 'allow' || verdict === 'unknown')
        const found = index.whoCan(question).holders.map(({ identity, verdict }) => ({
          arn: identity.arn,
          verdict,
        }))
        expect(found).toEqual(slowly)
      },
    ),
    { numRuns: 400 },
  )
})

test('the ACL of a bucket lets in those who have no policy, unless it is ignored', () => {
  const nobody = { account: '111122223333', policies: [], boundary: undefined, lost: 1, team: 'a' }
  const holders = (acl: string, action: string, more: object = {}) => {
    const resources = estateOf([nobody], undefined, acl)
    const last = resources.at(-1)
    if (last !== undefined)
      resources[resources.length - 1] = { ...last, properties: { ...last.properties, ...more } }
    return new WhoCanIndex(readEstate(resources))
      .whoCan({ action, resource: 'arn:aws:s3:::data', context: contextOf({}) })
      .holders.map(({ verdict }) => verdict)
  }
  expect(holders('PublicRead', 's3:ListBucket')).toEqual(['allow'])
  expect(holders('AuthenticatedRead', 's3:ListBucket')).toEqual(['allow'])
  expect(holders('Private', 's3:ListBucket')).toEqual([])
  expect(holders('PublicRead', 's3:DeleteBucket')).toEqual([])
  const ignored = { PublicAccessBlockConfiguration: { IgnorePublicAcls: true } }
  expect(holders('PublicRead', 's3:ListBucket', ignored)).toEqual([])
  const owned = { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }
  expect(holders('PublicRead', 's3:ListBucket', owned)).toEqual([])
})

function estateOf(
  roles: readonly {
    account: string
    policies: readonly object[]
    boundary: object | undefined
    lost: number
    team: string
  }[],
  bucketPolicy: object | undefined,
  acl?: string,
): Resource[] {
  const source = { kind: 'aws' } as const
  const resources: Resource[] = roles.map((one, i) => ({
    type: 'AWS::IAM::Role',
    id: `r${i}`,
    name: `r${i}`,
    arn: `arn:aws:iam::${one.account}:role/r${i}`,
    account: one.account,
    tags: { team: one.team },
    source,
    properties: {
      Policies: one.policies.map((PolicyDocument) => ({ PolicyName: 'p', PolicyDocument })),
      ...(one.boundary !== undefined && {
        PermissionsBoundary: `arn:aws:iam::${one.account}:policy/b${i}`,
      }),
      ...(one.lost === 0 && { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
      AssumeRolePolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: '111122223333' },
          Action: 'sts:AssumeRole',
        },
      },
    },
  }))
  for (const [i, one] of roles.entries())
    if (one.boundary !== undefined)
      resources.push({
        type: 'AWS::IAM::ManagedPolicy',
        id: `arn:aws:iam::${one.account}:policy/b${i}`,
        arn: `arn:aws:iam::${one.account}:policy/b${i}`,
        account: one.account,
        tags: {},
        source,
        properties: { PolicyDocument: one.boundary },
      })
  resources.push({
    type: 'AWS::S3::Bucket',
    id: 'data',
    arn: 'arn:aws:s3:::data',
    account: '111122223333',
    tags: {},
    source,
    properties: {
      ...(bucketPolicy !== undefined && { ResourcePolicy: bucketPolicy }),
      ...(acl !== undefined && { AccessControl: acl }),
    },
  })
  return resources
}
