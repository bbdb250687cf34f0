import { Backup } from '@aws-sdk/client-backup'
import { EFS } from '@aws-sdk/client-efs'
import { KMS } from '@aws-sdk/client-kms'
import {
  type BucketCannedACL,
  type CreateBucketCommandInput,
  type OwnershipControls,
  type PublicAccessBlockConfiguration,
  S3,
  type ServerSideEncryptionByDefault,
  type Tag,
  type VersioningConfiguration,
} from '@aws-sdk/client-s3'
import type { Moto } from '../../live/moto.ts'
import { type Appliers, nameless, sure } from './applier.ts'

interface BucketProperties {
  readonly BucketName: string
  readonly AccessControl?: string
  readonly BucketEncryption?: {
    readonly ServerSideEncryptionConfiguration: readonly {
      readonly ServerSideEncryptionByDefault: ServerSideEncryptionByDefault
      readonly BucketKeyEnabled?: boolean
    }[]
  }
  readonly OwnershipControls?: OwnershipControls
  readonly PublicAccessBlockConfiguration?: PublicAccessBlockConfiguration
  readonly VersioningConfiguration?: VersioningConfiguration
  readonly LoggingConfiguration?: {
    readonly DestinationBucketName: string
    readonly LogFilePrefix: string
  }
  readonly LifecycleConfiguration?: {
    readonly Rules: readonly {
      readonly Id: string
      readonly Status: 'Enabled'
      readonly Prefix: string
      readonly ExpirationInDays: number
    }[]
  }
  readonly Tags?: Tag[]
}

const canned: Readonly<Record<string, BucketCannedACL>> = {
  LogDeliveryWrite: 'log-delivery-write' as BucketCannedACL,
  PublicRead: 'public-read',
}

export const storage: Appliers = {
  'AWS::KMS::Key': async (
    p: { Description: string; EnableKeyRotation: boolean; KeyPolicy: object },
    moto: Moto,
  ) => {
    const kms = moto.client(KMS)
    const { KeyMetadata: key } = await kms.createKey({
      Description: p.Description,
      Policy: JSON.stringify(p.KeyPolicy),
    })
    const KeyId = sure(key?.KeyId)
    if (p.EnableKeyRotation) await kms.enableKeyRotation({ KeyId })
    return { ref: KeyId, attributes: { Arn: sure(key?.Arn) } }
  },
  'AWS::S3::Bucket': async (p: BucketProperties, moto: Moto) => {
    const s3 = moto.client(S3)
    const Bucket = p.BucketName
    const input: CreateBucketCommandInput = { Bucket }
    const ACL = canned[p.AccessControl ?? '']
    await s3.createBucket(ACL === undefined ? input : { ...input, ACL })
    await configure(s3, Bucket, p)
    return { ref: Bucket, attributes: { Arn: `arn:aws:s3:::${Bucket}` } }
  },
  'AWS::S3::BucketPolicy': async (p: { Bucket: string; PolicyDocument: object }, moto: Moto) => {
    await moto
      .client(S3)
      .putBucketPolicy({ Bucket: p.Bucket, Policy: JSON.stringify(p.PolicyDocument) })
    return nameless
  },
  'AWS::EFS::FileSystem': async (
    p: {
      Encrypted: boolean
      KmsKeyId?: string
      BackupPolicy: { Status: 'ENABLED' | 'DISABLED' }
      FileSystemPolicy?: object
    },
    moto: Moto,
  ) => {
    const efs = moto.client(EFS)
    const { Encrypted, KmsKeyId } = p
    const Backup = p.BackupPolicy.Status === 'ENABLED'
    const made = await efs.createFileSystem({ Encrypted, KmsKeyId, Backup })
    const FileSystemId = sure(made.FileSystemId)
    if (p.FileSystemPolicy !== undefined)
      await efs.putFileSystemPolicy({ FileSystemId, Policy: JSON.stringify(p.FileSystemPolicy) })
    return { ref: FileSystemId, attributes: { Arn: sure(made.FileSystemArn) } }
  },
  'AWS::EFS::AccessPoint': async (
    p: {
      FileSystemId: string
      PosixUser: { Uid: string; Gid: string }
      RootDirectory: { Path: string }
    },
    moto: Moto,
  ) => {
    const { Uid, Gid } = p.PosixUser
    const made = await moto
      .client(EFS)
      .createAccessPoint({ ...p, PosixUser: { Uid: Number(Uid), Gid: Number(Gid) } })
    return { ref: sure(made.AccessPointId) }
  },
  'AWS::Backup::BackupVault': async (
    p: {
      BackupVaultName: string
      EncryptionKeyArn?: string
      LockConfiguration?: { MinRetentionDays: number; MaxRetentionDays: number }
    },
    moto: Moto,
  ) => {
    const backup = moto.client(Backup)
    const { BackupVaultName, EncryptionKeyArn, LockConfiguration } = p
    await backup.createBackupVault({ BackupVaultName, EncryptionKeyArn })
    if (LockConfiguration !== undefined)
      await backup.putBackupVaultLockConfiguration({ BackupVaultName, ...LockConfiguration })
    return { ref: BackupVaultName }
  },
  'AWS::Backup::BackupPlan': async (
    p: {
      BackupPlan: {
        BackupPlanName: string
        BackupPlanRule: readonly {
          RuleName: string
          TargetBackupVault: string
          ScheduleExpression: string
        }[]
      }
    },
    moto: Moto,
  ) => {
    const { BackupPlanName, BackupPlanRule } = p.BackupPlan
    const made = await moto.client(Backup).createBackupPlan({
      BackupPlan: {
        BackupPlanName,
        Rules: BackupPlanRule.map((rule) => ({
          RuleName: rule.RuleName,
          TargetBackupVaultName: rule.TargetBackupVault,
          ScheduleExpression: rule.ScheduleExpression,
        })),
      },
    })
    return { ref: sure(made.BackupPlanId) }
  },
}

async function configure(s3: S3, Bucket: string, p: BucketProperties): Promise<void> {
  const { OwnershipControls, PublicAccessBlockConfiguration, VersioningConfiguration } = p
  if (p.BucketEncryption !== undefined)
    await s3.putBucketEncryption({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: p.BucketEncryption.ServerSideEncryptionConfiguration.map((rule) => ({
          ApplyServerSideEncryptionByDefault: rule.ServerSideEncryptionByDefault,
          BucketKeyEnabled: rule.BucketKeyEnabled,
        })),
      },
    })
  if (OwnershipControls !== undefined)
    await s3.putBucketOwnershipControls({ Bucket, OwnershipControls })
  if (PublicAccessBlockConfiguration !== undefined)
    await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration })
  if (VersioningConfiguration !== undefined)
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration })
  if (p.LoggingConfiguration !== undefined)
    await s3.putBucketLogging({
      Bucket,
      BucketLoggingStatus: {
        LoggingEnabled: {
          TargetBucket: p.LoggingConfiguration.DestinationBucketName,
          TargetPrefix: p.LoggingConfiguration.LogFilePrefix,
        },
      },
    })
  if (p.LifecycleConfiguration !== undefined)
    await s3.putBucketLifecycleConfiguration({
      Bucket,
      LifecycleConfiguration: {
        Rules: p.LifecycleConfiguration.Rules.map((rule) => ({
          ID: rule.Id,
          Status: rule.Status,
          Filter: { Prefix: rule.Prefix },
          Expiration: { Days: rule.ExpirationInDays },
        })),
      },
    })
  if (p.Tags !== undefined) await s3.putBucketTagging({ Bucket, Tagging: { TagSet: p.Tags } })
}
