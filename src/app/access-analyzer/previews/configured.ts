import type { Resource } from '../../../model/resource.ts'
import type { Json } from '../../../store/schema.ts'
import { InvalidDocument } from '../invalid-document.ts'
import { readDocument } from '../read-document.ts'

/** A configuration of the API, as it came: one member, named after the kind of resource. */
export type Configuration = Readonly<Record<string, unknown>>

/** What a configuration makes of a resource. */
export interface Configured {
  readonly resource: Resource
  /** Access points and the like, which have policies of their own. */
  readonly besides: readonly Resource[]
}

interface Kind {
  readonly type: string
  /** Member of the configuration → the property of the canonical model that is a policy. */
  readonly policy?: readonly [member: string, property: string]
}

const kinds: Readonly<Record<string, Kind>> = {
  ebsSnapshot: { type: 'AWS::EC2::Snapshot' },
  ecrRepository: {
    type: 'AWS::ECR::Repository',
    policy: ['repositoryPolicy', 'RepositoryPolicyText'],
  },
  iamRole: { type: 'AWS::IAM::Role', policy: ['trustPolicy', 'AssumeRolePolicyDocument'] },
  efsFileSystem: { type: 'AWS::EFS::FileSystem', policy: ['fileSystemPolicy', 'FileSystemPolicy'] },
  kmsKey: { type: 'AWS::KMS::Key' },
  rdsDbClusterSnapshot: { type: 'AWS::RDS::DBClusterSnapshot' },
  rdsDbSnapshot: { type: 'AWS::RDS::DBSnapshot' },
  secretsManagerSecret: {
    type: 'AWS::SecretsManager::Secret',
    policy: ['secretPolicy', 'ResourcePolicy'],
  },
  s3Bucket: { type: 'AWS::S3::Bucket', policy: ['bucketPolicy', 'ResourcePolicy'] },
  snsTopic: { type: 'AWS::SNS::Topic', policy: ['topicPolicy', 'ResourcePolicy'] },
  sqsQueue: { type: 'AWS::SQS::Queue', policy: ['queuePolicy', 'ResourcePolicy'] },
  s3ExpressDirectoryBucket: {
    type: 'AWS::S3Express::DirectoryBucket',
    policy: ['bucketPolicy', 'ResourcePolicy'],
  },
  dynamodbStream: { type: 'AWS::DynamoDB::Stream', policy: ['streamPolicy', 'ResourcePolicy'] },
  dynamodbTable: { type: 'AWS::DynamoDB::Table', policy: ['tablePolicy', 'ResourcePolicy'] },
}

/**
 * The resource that a configuration describes. What the configuration does not say stays as the existing resource has it.
 * @param existing the resource as the newest run saw it
 * @param account owner of a resource that does not exist yet and whose ARN names none
 * @throws InvalidDocument for a policy that IAM would not take, and for a configuration of no kind
 */
export function configure(
  arn: string,
  configuration: Configuration,
  existing: Resource | undefined,
  account: string,
): Configured {
  const [name = '', ...others] = Object.keys(configuration)
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (kind === undefined || others.length > 0)
    throw new InvalidDocument(`The configuration of ${arn} must be of one kind.`)
  const given = (configuration[name] ?? {}) as Configuration
  const owner = existing?.account ?? (arn.split(':')[4] || account)
  const base: Resource = {
    type: kind.type,
    id: arn,
    arn,
    account: owner,
    tags: existing?.tags ?? {},
    source: existing?.source ?? { kind: 'aws' },
    properties: {
      ...existing?.properties,
      ...policyOf(kind, given, arn),
      ...sharingOf(name, given),
      ...(name === 's3Bucket' && bucketOf(given)),
    },
  }
  return { resource: base, besides: accessPoints(given, base) }
}

function policyOf({ policy }: Kind, given: Configuration, arn: string): object {
  if (policy !== undefined) {
    const [member, property] = policy
    return member in given ? { [property]: document(given[member], arn) } : {}
  }
  const keyPolicies = given['keyPolicies']
  if (typeof keyPolicies !== 'object' || keyPolicies === null) return {}
  const [text] = Object.values(keyPolicies)
  return { KeyPolicy: document(text, arn) }
}

/** Checks a policy, and keeps it as a document. An empty one is none. */
function document(text: unknown, arn: string): unknown {
  if (typeof text !== 'string' || text.trim() === '') return undefined
  readDocument(text, `policy of ${arn}`)
  return JSON.parse(text)
}

function sharingOf(name: string, given: Configuration): object {
  if (name === 'ebsSnapshot') {
    const users = list(given['userIds'])
    return { SharedWith: [...users, ...list(given['groups'])] }
  }
  if (name !== 'rdsDbSnapshot' && name !== 'rdsDbClusterSnapshot') return {}
  const attributes = Object.values((given['attributes'] ?? {}) as Record<string, Configuration>)
  return { SharedWith: attributes.flatMap(({ accountIds }) => list(accountIds)) }
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(String) : []
}

const capitals = {
  ignorePublicAcls: 'IgnorePublicAcls',
  restrictPublicBuckets: 'RestrictPublicBuckets',
} as const

function bucketOf({ bucketPublicAccessBlock: block }: Configuration): object {
  if (block === undefined) return {}
  return { PublicAccessBlockConfiguration: blockOf(block as Configuration) }
}

function blockOf(block: Configuration): object {
  return Object.fromEntries(
    Object.entries(capitals).map(([name, capital]) => [capital, block[name] === true]),
  )
}

function accessPoints(
  { accessPoints: points }: Configuration,
  home: Resource,
): readonly Resource[] {
  if (typeof points !== 'object' || points === null) return []
  const entries = Object.entries(points as Record<string, Configuration>)
  return entries.map(([arn, point]) => accessPoint(arn, point, home))
}

function accessPoint(arn: string, point: Configuration, { account, source }: Resource): Resource {
  return {
    type: 'AWS::S3::AccessPoint',
    id: arn,
    arn,
    ...(account !== undefined && { account }),
    source,
    tags: {},
    properties: { Policy: document(point['accessPointPolicy'], arn) },
  }
}
