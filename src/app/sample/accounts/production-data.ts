import type { Resource } from '../../../model/resource.ts'
import { accounts } from '../organization.ts'
import { idFrom, make, type Place } from '../place.ts'
import { policy } from '../parts/policies.ts'
import { bucket, database } from '../parts/storage.ts'

/** Databases, a shared file system and their backups. */
export function databases(place: Place, primary: boolean): readonly Resource[] {
  return [
    make(place, 'AWS::RDS::DBParameterGroup', 'examplepay-postgres16', {
      properties: { Family: 'postgres16', Parameters: { 'rds.force_ssl': '1' } },
    }),
    ...['ledger', 'merchants', 'cards'].map((name) => database(place, name)),
    // A weakness: the analytics copy skipped the module.
    database(place, 'analytics', {
      properties: {
        StorageEncrypted: primary,
        BackupRetentionPeriod: 1,
        DeletionProtection: false,
        EnableIAMDatabaseAuthentication: false,
        ManageMasterUserPassword: false,
        MasterUserSecret: undefined,
        EnableCloudwatchLogsExports: [],
      },
    }),
    make(place, 'AWS::RDS::DBSnapshot', 'ledger-monthly', {
      properties: {
        DBSnapshotIdentifier: 'ledger-monthly',
        Encrypted: true,
        SharedWith: [accounts.logArchive],
      },
    }),
    make(place, 'AWS::EFS::FileSystem', idFrom('fs', `${place.region}shared`), {
      properties: {
        Encrypted: true,
        BackupPolicy: { Status: 'ENABLED' },
        FileSystemPolicy: policy({
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: '*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      },
    }),
    make(place, 'AWS::Backup::BackupVault', 'platform', {
      properties: {
        BackupVaultName: 'platform',
        EncryptionKeyArn: 'alias/examplepay-data',
        ...(primary && { LockConfiguration: { MinRetentionDays: 30 } }),
      },
    }),
    make(place, 'AWS::Backup::BackupPlan', 'daily', {
      properties: {
        BackupPlan: {
          BackupPlanName: 'daily',
          BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: 'platform' }],
        },
      },
    }),
  ]
}

/** Buckets of the platform; two of them go their own way. */
export function buckets(place: Place, primary: boolean): readonly Resource[] {
  const name = (part: string) => `examplepay-${part}-${place.region}`
  const logs = name('access-logs')
  const dataKey = 'alias/examplepay-data'
  const inboxes = [
    'statements',
    'receipts',
    'kyc-documents',
    'chargebacks',
    'exports',
    'model-features',
    'invoices',
    'audit-copies',
  ]
  return [
    bucket(place, logs, {
      properties: {
        AccessControl: 'LogDeliveryWrite',
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
      },
    }),
    ...inboxes.map((part) =>
      bucket(place, name(part), {
        key: dataKey,
        logsTo: logs,
        tags: { 'data-classification': part === 'kyc-documents' ? 'restricted' : 'confidential' },
      }),
    ),
    // Weaknesses: a marketing bucket opened by policy, and a bucket shared with a partner over plain HTTP.
    ...(primary
      ? [
          bucket(place, 'examplepay-press-kit', {
            tls: false,
            statements: [
              {
                Effect: 'Allow',
                Principal: '*',
                Action: 's3:GetObject',
                Resource: 'arn:aws:s3:::examplepay-press-kit/*',
              },
            ],
            properties: {
              PublicAccessBlockConfiguration: {
                BlockPublicAcls: true,
                IgnorePublicAcls: true,
                BlockPublicPolicy: false,
                RestrictPublicBuckets: false,
              },
              VersioningConfiguration: undefined,
              LifecycleConfiguration: undefined,
            },
            tags: { 'data-classification': 'public' },
          }),
        ]
      : [
          bucket(place, 'examplepay-partner-drop', {
            tls: false,
            statements: [
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::777700003333:root' },
                Action: ['s3:GetObject', 's3:PutObject'],
                Resource: 'arn:aws:s3:::examplepay-partner-drop/*',
              },
            ],
          }),
        ]),
  ]
}
