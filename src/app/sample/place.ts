import type { Resource } from '../../model/resource.ts'

/** When the sample was collected; also its clock, so that its review never changes. */
export const sampleTime = '2026-10-01T08:00:00.000Z'

/** What a part of the sample says of one resource. */
export interface Details {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly facts?: Readonly<Record<string, unknown>>
  readonly tags?: Readonly<Record<string, string>>
  readonly arn?: string
}

/** One account in one Region (or none, for global services): where resources are put. */
export interface Place {
  readonly account: string
  readonly region?: string
  readonly tags: Readonly<Record<string, string>>
}

/** Makes a resource of the sample at a place. */
export function make(place: Place, type: string, id: string, details: Details = {}): Resource {
  const { account, region, tags } = place
  return {
    type,
    id,
    arn: details.arn ?? arnOf(type, id, place),
    account,
    ...(region !== undefined && { region }),
    name: id,
    properties: details.properties ?? {},
    ...(details.facts !== undefined && { facts: details.facts }),
    tags: { ...tags, ...details.tags },
    at: sampleTime,
    source: { kind: 'sample' },
  }
}

/** Service and resource part of an ARN, for types whose ARN others refer to. */
const arnForms: Readonly<Record<string, readonly [service: string, prefix: string]>> = {
  'AWS::IAM::Role': ['iam', 'role/'],
  'AWS::IAM::User': ['iam', 'user/'],
  'AWS::IAM::Group': ['iam', 'group/'],
  'AWS::IAM::ManagedPolicy': ['iam', 'policy/'],
  'AWS::KMS::Key': ['kms', 'key/'],
  'AWS::SNS::Topic': ['sns', ''],
  'AWS::SQS::Queue': ['sqs', ''],
  'AWS::Lambda::Function': ['lambda', 'function:'],
  'AWS::DynamoDB::Table': ['dynamodb', 'table/'],
  'AWS::Logs::LogGroup': ['logs', 'log-group:'],
  'AWS::SecretsManager::Secret': ['secretsmanager', 'secret:'],
  'AWS::CloudTrail::Trail': ['cloudtrail', 'trail/'],
  'AWS::RDS::DBInstance': ['rds', 'db:'],
  'AWS::ECR::Repository': ['ecr', 'repository/'],
  'AWS::Backup::BackupVault': ['backup', 'backup-vault:'],
  'AWS::Backup::BackupPlan': ['backup', 'backup-plan:'],
  'AWS::EFS::FileSystem': ['elasticfilesystem', 'file-system/'],
  'AWS::OpenSearchService::Domain': ['es', 'domain/'],
  'AWS::WAFv2::WebACL': ['wafv2', 'regional/webacl/'],
}

function arnOf(type: string, id: string, { account, region = '' }: Place): string {
  if (type === 'AWS::S3::Bucket') return `arn:aws:s3:::${id}`
  const [service, prefix] = arnForms[type] ?? [
    type.split('::')[1]?.toLowerCase() ?? '',
    `${type.split('::')[2]?.toLowerCase() ?? ''}/`,
  ]
  return `arn:aws:${service}:${service === 'iam' ? '' : region}:${account}:${prefix}${id}`
}

/** A date some days before the sample was collected. */
export function daysAgo(days: number): string {
  return new Date(Date.parse(sampleTime) - days * 86_400_000).toISOString()
}

/** A short hexadecimal id derived from a name: the same name always gives the same id. */
export function idFrom(prefix: string, name: string): string {
  let hash = 0x811c9dc5
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  const digits = hash.toString(16).padStart(8, '0')
  return `${prefix}-0${digits}${[...digits].toReversed().join('')}`
}
