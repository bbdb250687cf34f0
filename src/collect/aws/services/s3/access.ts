import { isUnknown, type Unknown } from '../../../../model/unknown.ts'
import { parsePolicy } from '../../policy-document.ts'
import type { BucketQuestion } from './bucket-question.ts'
import { cannedAcl } from './canned-acl.ts'

export function readPolicy({ context, s3, Bucket }: BucketQuestion): Promise<unknown> {
  return context.detail(
    { permission: 's3:GetBucketPolicy', resource: Bucket, absent: ['NoSuchBucketPolicy'] },
    async () => parsePolicy((await s3.getBucketPolicy({ Bucket })).Policy),
  )
}

export function readAcl({ context, s3, Bucket }: BucketQuestion): Promise<unknown> {
  return context.detail({ permission: 's3:GetBucketAcl', resource: Bucket }, async () =>
    cannedAcl((await s3.getBucketAcl({ Bucket })).Grants ?? []),
  )
}

/** Versioning as the schema has it, and whether deleting a version needs MFA. */
export async function readVersioning({
  context,
  s3,
  Bucket,
}: BucketQuestion): Promise<{ configuration: unknown; mfaDelete: boolean | Unknown }> {
  const answer = await context.detail(
    { permission: 's3:GetBucketVersioning', resource: Bucket },
    () => s3.getBucketVersioning({ Bucket }),
  )
  if (isUnknown(answer)) return { configuration: answer, mfaDelete: answer }
  return {
    configuration: answer?.Status === undefined ? undefined : { Status: answer.Status },
    mfaDelete: answer?.MFADelete === 'Enabled',
  }
}

export function readLogging({ context, s3, Bucket }: BucketQuestion): Promise<unknown> {
  return context.detail({ permission: 's3:GetBucketLogging', resource: Bucket }, async () => {
    const enabled = (await s3.getBucketLogging({ Bucket })).LoggingEnabled
    if (enabled === undefined) return undefined
    return { DestinationBucketName: enabled.TargetBucket, LogFilePrefix: enabled.TargetPrefix }
  })
}
