import type { Resource } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { PublicAccessBlock, S3Settings } from '../evaluate/layers/s3-settings.ts'
import type { Policy } from '../policy/policy.ts'
import { readPublicAcl } from './acl-exposure.ts'
import { arnOf } from './arn-of.ts'

/** A resource that other accounts, services or the public may be let in to. */
export interface Guarded {
  readonly resource: Resource
  readonly arn: string
  readonly account?: string
  /** Absent: it has none. */
  readonly policy?: Policy
  readonly type: 'resource' | 'trust'
  /** Of buckets: what decides besides the policy. */
  readonly s3?: S3Settings
  /** Of buckets: why nobody knows whether the ACL lets everybody in. */
  readonly aclDoubt?: string
  /** Of buckets whose account has a public access block that could not be read. */
  readonly accountBlock?: 'unknown'
}

/** Type → the property with its policy. Source: the CloudFormation schemas and `docs/reference/canonical-model.md`. */
export const policyProperties: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::Role': ['AssumeRolePolicyDocument'],
  'AWS::S3::Bucket': ['ResourcePolicy'],
  'AWS::SNS::Topic': ['ResourcePolicy'],
  'AWS::SQS::Queue': ['ResourcePolicy'],
  'AWS::Lambda::Function': ['ResourcePolicy'],
  'AWS::Lambda::LayerVersion': ['ResourcePolicy'],
  'AWS::SecretsManager::Secret': ['ResourcePolicy'],
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::ECR::Repository': ['RepositoryPolicyText'],
  'AWS::EFS::FileSystem': ['FileSystemPolicy'],
  'AWS::DynamoDB::Table': ['ResourcePolicy', 'PolicyDocument'],
  'AWS::Kinesis::Stream': ['ResourcePolicy'],
  'AWS::OpenSearchService::Domain': ['AccessPolicies'],
  'AWS::Backup::BackupVault': ['AccessPolicy'],
  'AWS::ApiGateway::RestApi': ['Policy'],
  'AWS::Events::EventBus': ['Policy'],
  'AWS::CodeArtifact::Domain': ['PermissionsPolicyDocument'],
  'AWS::CodeArtifact::Repository': ['PermissionsPolicyDocument'],
  'AWS::S3::AccessPoint': ['Policy'],
}

/** Every resource that can carry a policy, with the one it has. */
export function readGuarded(
  resources: readonly Resource[],
  read: (document: unknown, name: string, home: Resource) => Policy,
): readonly Guarded[] {
  const blocks = accountBlocks(resources)
  const unread = new Set(
    resources
      .filter(
        ({ type, properties }) =>
          type === 'AWS::::Account' && isUnknown(properties['PublicAccessBlockConfiguration']),
      )
      .map(({ account }) => account),
  )
  const guarded: Guarded[] = []
  for (const resource of resources) {
    const path = Object.hasOwn(policyProperties, resource.type)
      ? policyProperties[resource.type]
      : undefined
    const arn = path === undefined ? undefined : arnOf(resource)
    if (path === undefined || arn === undefined) continue
    const document = valueAt(resource.properties, path)
    const account = resource.account ?? (arn.split(':')[4] || undefined)
    const found: Guarded = {
      resource,
      arn,
      type: resource.type === 'AWS::IAM::Role' ? 'trust' : 'resource',
      ...(account !== undefined && { account }),
      ...(document !== undefined && { policy: read(document, 'the resource policy', resource) }),
      ...(resource.type === 'AWS::S3::Bucket' && {
        s3: s3Settings(resource, blocks.get(account ?? '')),
        ...(unread.has(account) && { accountBlock: 'unknown' as const }),
      }),
    }
    guarded.push(withAcl(found))
  }
  return guarded
}

/** A bucket with what its ACL grants to everybody for certain; ACLs count unless the owner of the bucket owns every object. */
function withAcl(guarded: Guarded): Guarded {
  const { grants, doubt } = readPublicAcl(guarded)
  if (doubt !== undefined) return { ...guarded, aclDoubt: doubt }
  if (grants.length === 0) return guarded
  const s3 = { ...guarded.s3, objectOwnership: 'ObjectWriter' as const, bucketAcl: grants }
  return { ...guarded, s3 }
}

function valueAt(properties: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let value: unknown = properties
  for (const key of path) {
    if (value === undefined || value === null || isUnknown(value)) return value ?? undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

function accountBlocks(resources: readonly Resource[]): ReadonlyMap<string, PublicAccessBlock> {
  const blocks = new Map<string, PublicAccessBlock>()
  for (const { type, account, properties } of resources)
    if (type === 'AWS::::Account' && account !== undefined)
      blocks.set(account, publicAccessBlock(properties['PublicAccessBlockConfiguration']))
  return blocks
}

function s3Settings(bucket: Resource, account: PublicAccessBlock | undefined): S3Settings {
  const own = publicAccessBlock(bucket.properties['PublicAccessBlockConfiguration'])
  return {
    bucketPublicAccessBlock: own,
    ...(account !== undefined && { accountPublicAccessBlock: account }),
  }
}

/** What is not known to be on counts as off: access is then not ruled out. */
function publicAccessBlock(value: unknown): PublicAccessBlock {
  const on = (key: string): boolean =>
    typeof value === 'object' && value !== null && (value as Record<string, unknown>)[key] === true
  return {
    blockPublicAcls: on('BlockPublicAcls'),
    ignorePublicAcls: on('IgnorePublicAcls'),
    blockPublicPolicy: on('BlockPublicPolicy'),
    restrictPublicBuckets: on('RestrictPublicBuckets'),
  }
}
