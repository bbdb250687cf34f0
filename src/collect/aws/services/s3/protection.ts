import { isUnknown } from '../../../../model/unknown.ts'
import type { BucketQuestion } from './bucket-question.ts'

/** Default encryption; every bucket made since 2023 has one. */
export function readEncryption({ context, s3, Bucket }: BucketQuestion): Promise<unknown> {
  const call = {
    permission: 's3:GetEncryptionConfiguration',
    resource: Bucket,
    absent: ['ServerSideEncryptionConfigurationNotFoundError'],
  }
  return context.detail(call, async () => {
    const configuration = (await s3.getBucketEncryption({ Bucket }))
      .ServerSideEncryptionConfiguration
    if (configuration === undefined) return undefined
    return {
      ServerSideEncryptionConfiguration: (configuration.Rules ?? []).map((rule) => ({
        BucketKeyEnabled: rule.BucketKeyEnabled,
        ServerSideEncryptionByDefault: rule.ApplyServerSideEncryptionByDefault,
      })),
    }
  })
}

/** Both properties of object lock: whether it is on, and the default retention. */
export async function readObjectLock({
  context,
  s3,
  Bucket,
}: BucketQuestion): Promise<Readonly<Record<string, unknown>>> {
  const call = {
    permission: 's3:GetBucketObjectLockConfiguration',
    resource: Bucket,
    absent: ['ObjectLockConfigurationNotFoundError'],
  }
  const lock = await context.detail(
    call,
    async () => (await s3.getObjectLockConfiguration({ Bucket })).ObjectLockConfiguration,
  )
  if (isUnknown(lock)) return { ObjectLockEnabled: lock, ObjectLockConfiguration: lock }
  return {
    ObjectLockEnabled: lock?.ObjectLockEnabled === 'Enabled',
    ObjectLockConfiguration: lock,
  }
}

export function readReplication({ context, s3, Bucket }: BucketQuestion): Promise<unknown> {
  const call = {
    permission: 's3:GetReplicationConfiguration',
    resource: Bucket,
    absent: ['ReplicationConfigurationNotFoundError'],
  }
  return context.detail(call, async () => {
    const replication = (await s3.getBucketReplication({ Bucket })).ReplicationConfiguration
    if (replication === undefined) return undefined
    return {
      Role: replication.Role,
      Rules: (replication.Rules ?? []).map((rule) => ({
        Id: rule.ID,
        Status: rule.Status,
        Priority: rule.Priority,
        Prefix: rule.Prefix,
        Filter: rule.Filter,
        Destination: rule.Destination,
        DeleteMarkerReplication: rule.DeleteMarkerReplication,
        SourceSelectionCriteria: rule.SourceSelectionCriteria,
      })),
    }
  })
}
