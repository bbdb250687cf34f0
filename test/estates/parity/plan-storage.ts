import type { Described } from '../terraform/build-plan.ts'
import { computed, planned, to } from './plan-values.ts'

const account = '123456789012'
const version = '2012-10-17'

const administration = {
  Sid: 'Administration',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
}

const document = (...Statement: object[]) => JSON.stringify({ Version: version, Statement })

const allow = (Principal: unknown, Action: unknown, Resource: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action,
  Resource,
  ...(Condition !== undefined && { Condition }),
})

/** Settings that every new bucket gets and the provider shows as computed. */
const bucketComputed = {
  acl: computed,
  policy: computed,
  grant: computed,
  logging: [],
  lifecycle_rule: [],
  versioning: computed,
  server_side_encryption_configuration: computed,
  object_lock_enabled: computed,
}

function bucket(name: string, bucketName: string, tags: object | null = null): Described {
  return planned(`aws_s3_bucket.${name}`, {
    ...bucketComputed,
    bucket: bucketName,
    tags,
    tags_all: tags ?? {},
  })
}

function setting(
  kind: string,
  name: string,
  configured: Readonly<Record<string, unknown>>,
): Described {
  const { bucket: of = to(`aws_s3_bucket.${name}.id`), ...rest } = configured
  return planned(`aws_s3_bucket_${kind}.${name}`, { bucket: of, ...rest })
}

const blocked = (name: string, on: boolean) =>
  setting('public_access_block', name, {
    block_public_acls: on,
    block_public_policy: on,
    ignore_public_acls: on,
    restrict_public_buckets: on,
  })

const encrypted = (name: string, rule: object = { sse_algorithm: 'AES256' }) =>
  setting('server_side_encryption_configuration', name, {
    rule: [{ apply_server_side_encryption_by_default: [rule], bucket_key_enabled: null }],
  })

const owned = (name: string, object_ownership: string) =>
  setting('ownership_controls', name, { rule: [{ object_ownership }] })

const versioned = (name: string, status: string) =>
  setting('versioning', name, { versioning_configuration: [{ status, mfa_delete: computed }] })

const keys = [
  planned('aws_kms_key.DataKey', {
    description: 'Records and secrets',
    enable_key_rotation: true,
    is_enabled: true,
    policy: document(administration),
  }),
  planned('aws_kms_key.OpenKey', {
    description: 'Anybody',
    enable_key_rotation: false,
    is_enabled: true,
    policy: document(administration, allow('*', 'kms:Decrypt', '*')),
  }),
]

const buckets = [
  bucket('LogsBucket', 'parity-logs'),
  encrypted('LogsBucket'),
  owned('LogsBucket', 'BucketOwnerPreferred'),
  blocked('LogsBucket', true),
  setting('acl', 'LogsBucket', { acl: 'log-delivery-write', access_control_policy: computed }),
  bucket('RecordsBucket', 'parity-records', { 'data-classification': 'confidential' }),
  encrypted('RecordsBucket', {
    sse_algorithm: 'aws:kms',
    kms_master_key_id: to('aws_kms_key.DataKey.arn'),
  }),
  owned('RecordsBucket', 'BucketOwnerEnforced'),
  blocked('RecordsBucket', true),
  versioned('RecordsBucket', 'Enabled'),
  setting('logging', 'RecordsBucket', {
    target_bucket: to('aws_s3_bucket.LogsBucket.id'),
    target_prefix: 'records/',
  }),
  setting('lifecycle_configuration', 'RecordsBucket', {
    rule: [{ id: 'old', status: 'Enabled', expiration: [{ days: 400 }], filter: [{ prefix: '' }] }],
  }),
  setting('policy', 'RecordsBucket', {
    policy: document({
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::parity-records', 'arn:aws:s3:::parity-records/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  }),
  bucket('PublicBucket', 'parity-public'),
  setting('acl', 'PublicBucket', { acl: 'public-read', access_control_policy: computed }),
  encrypted('PublicBucket'),
  owned('PublicBucket', 'ObjectWriter'),
  blocked('PublicBucket', false),
  versioned('PublicBucket', 'Suspended'),
  setting('policy', 'PublicBucket', {
    policy: document(allow('*', 's3:GetObject', 'arn:aws:s3:::parity-public/*')),
  }),
  bucket('TrailBucket', 'parity-trail'),
  encrypted('TrailBucket'),
  owned('TrailBucket', 'BucketOwnerEnforced'),
  blocked('TrailBucket', true),
  versioned('TrailBucket', 'Enabled'),
  setting('policy', 'TrailBucket', {
    policy: document(
      allow(
        { Service: 'cloudtrail.amazonaws.com' },
        's3:PutObject',
        'arn:aws:s3:::parity-trail/*',
        {
          StringEquals: {
            'aws:SourceArn': `arn:aws:cloudtrail:us-east-1:${account}:trail/parity-main`,
          },
        },
      ),
      allow(
        { AWS: 'arn:aws:iam::444455556666:root' },
        's3:GetObject',
        'arn:aws:s3:::parity-trail/*',
      ),
    ),
  }),
]

const files = [
  planned('aws_efs_file_system.SharedFiles', {
    encrypted: true,
    kms_key_id: to('aws_kms_key.DataKey.arn'),
  }),
  planned('aws_efs_backup_policy.SharedFiles', {
    file_system_id: to('aws_efs_file_system.SharedFiles.id'),
    backup_policy: [{ status: 'ENABLED' }],
  }),
  planned('aws_efs_file_system_policy.SharedFiles', {
    file_system_id: to('aws_efs_file_system.SharedFiles.id'),
    policy: document({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  }),
  planned('aws_efs_file_system.LooseFiles', { encrypted: false, kms_key_id: computed }),
  planned('aws_efs_backup_policy.LooseFiles', {
    file_system_id: to('aws_efs_file_system.LooseFiles.id'),
    backup_policy: [{ status: 'DISABLED' }],
  }),
  planned('aws_efs_access_point.SharedAccess', {
    file_system_id: to('aws_efs_file_system.SharedFiles.id'),
    posix_user: [{ uid: 1000, gid: 1000, secondary_gids: null }],
    root_directory: [{ path: '/data', creation_info: computed }],
  }),
  planned('aws_backup_vault.LockedVault', {
    name: 'parity-locked',
    kms_key_arn: to('aws_kms_key.DataKey.arn'),
  }),
  planned('aws_backup_vault_lock_configuration.LockedVault', {
    backup_vault_name: 'parity-locked',
    min_retention_days: 30,
    max_retention_days: 365,
    changeable_for_days: null,
  }),
  planned('aws_backup_plan.DailyPlan', {
    name: 'parity-daily',
    rule: [
      {
        rule_name: 'daily',
        target_vault_name: 'parity-locked',
        schedule: 'cron(0 5 * * ? *)',
        lifecycle: [],
      },
    ],
  }),
  planned('aws_backup_vault.LooseVault', { name: 'parity-loose', kms_key_arn: computed }),
]

export const storagePlan: readonly Described[] = [...keys, ...buckets, ...files]
