import { regionType } from '../../model/resource.ts'
import { isUnknown, unknown } from '../../model/unknown.ts'
import { type Draft, isObject } from './draft.ts'
import { rewrite } from './rewrite.ts'
import type { Stack } from './stack.ts'

const ebs = unknown('not-collected', 'depends on the EBS encryption default of the Region')

/**
 * Fills what AWS gives a new resource that does not say otherwise, with origin `default`.
 * Source: `docs/reference/canonical-model.md`, which dates each.
 */
export function applyDefaults(draft: Draft, stack: Stack): void {
  if (Object.hasOwn(byType, draft.type)) byType[draft.type]?.(draft, stack)
}

const clusterOrigins = ['SnapshotIdentifier', 'SourceDBClusterIdentifier']
const instanceOrigins = ['DBSnapshotIdentifier', 'SourceDBInstanceIdentifier']
const inherited = unknown('not-collected', 'comes from the snapshot or source')

const byType: Readonly<Record<string, (draft: Draft, stack: Stack) => void>> = {
  'AWS::S3::Bucket': (bucket) => {
    fill(bucket, 'BucketEncryption', {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
      ],
    })
    fill(bucket, 'PublicAccessBlockConfiguration', {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    fill(bucket, 'OwnershipControls', { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] })
  },
  'AWS::SQS::Queue': (queue) => {
    const key = queue.properties['KmsMasterKeyId']
    // A key that may or may not be there: without it the queue has the default, with it the key.
    if (isAbsent(key) || isUnknown(key)) fill(queue, 'SqsManagedSseEnabled', true)
  },
  'AWS::DynamoDB::Table': (table) => fill(table, 'SSESpecification', { SSEEnabled: false }),
  'AWS::RDS::DBCluster': (cluster) => inheritEncryption(cluster, clusterOrigins),
  'AWS::RDS::DBInstance': (instance) => inheritEncryption(instance, instanceOrigins),
  'AWS::CloudFront::Distribution': (distribution) => {
    const config = distribution.properties['DistributionConfig']
    if (!isObject(config) || isUnknown(config)) return
    const certificate = config['ViewerCertificate'] ?? { CloudFrontDefaultCertificate: true }
    if (!isObject(certificate) || isUnknown(certificate)) return
    if (![true, 'true'].includes(certificate['CloudFrontDefaultCertificate'] as never)) return
    distribution.properties['DistributionConfig'] = {
      ...config,
      ViewerCertificate: { ...certificate, MinimumProtocolVersion: 'TLSv1' },
    }
    const pointer = '/DistributionConfig/ViewerCertificate/MinimumProtocolVersion'
    distribution.origins[pointer] = 'default'
  },
  'AWS::EC2::Volume': (volume, stack) => {
    if (!isAbsent(volume.properties['Encrypted'])) return
    volume.properties['Encrypted'] = encryptedByDefault(volume, stack)
    volume.origins['/Encrypted'] = 'account-setting'
  },
  'AWS::EC2::Instance': (instance, stack) => {
    const encrypted = encryptedByDefault(instance, stack)
    const mappings = instance.properties['BlockDeviceMappings']
    if (isAbsent(mappings))
      instance.properties['BlockDeviceMappings'] = isUnknown(encrypted)
        ? encrypted
        : [{ Ebs: { Encrypted: encrypted } }]
    else
      instance.properties['BlockDeviceMappings'] = rewrite(mappings, ['*', 'Ebs'], (disk) =>
        isObject(disk) && isAbsent(disk['Encrypted']) ? { ...disk, Encrypted: encrypted } : disk,
      )
    if (isAbsent(mappings)) instance.origins['/BlockDeviceMappings'] = 'account-setting'
  },
  'AWS::EC2::SecurityGroup': (group) => {
    // The Terraform provider removes this rule; CloudFormation leaves it unless a rule is declared.
    if (group.resource.source.kind !== 'cloudformation') return
    const egress = group.properties['SecurityGroupEgress']
    if (isAbsent(egress) || (Array.isArray(egress) && egress.length === 0))
      fill(group, 'SecurityGroupEgress', [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }])
  },
}

/** A database made from a snapshot or as a replica is encrypted as that is, and cannot say otherwise in CloudFormation. */
function inheritEncryption(database: Draft, from: readonly string[]): void {
  if (!isAbsent(database.properties['StorageEncrypted'])) return
  if (from.every((property) => isAbsent(database.properties[property]))) return
  database.properties['StorageEncrypted'] = inherited
}

/** What the same source says of the Region's EBS default. */
function encryptedByDefault(draft: Draft, stack: Stack): unknown {
  const { region } = draft.resource
  const settings = stack.ofType(regionType).find((r) => r.resource.region === region)
  const value = settings?.properties['EbsEncryptionByDefault']
  return typeof value === 'boolean' ? value : ebs
}

function fill(draft: Draft, property: string, value: unknown): void {
  const existing = draft.properties[property]
  if (!isAbsent(existing) && !(Array.isArray(existing) && existing.length === 0)) return
  draft.properties[property] = value
  draft.origins[`/${property}`] = 'default'
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}
