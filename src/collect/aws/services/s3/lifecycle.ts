import type { LifecycleRule } from '@aws-sdk/client-s3'
import type { BucketQuestion } from './bucket-question.ts'

export function readLifecycle({ context, s3, Bucket }: BucketQuestion): Promise<unknown> {
  const call = {
    permission: 's3:GetLifecycleConfiguration',
    resource: Bucket,
    absent: ['NoSuchLifecycleConfiguration'],
  }
  return context.detail(call, async () => {
    const { Rules } = await s3.getBucketLifecycleConfiguration({ Bucket })
    return Rules === undefined ? undefined : { Rules: Rules.map(ruleOf) }
  })
}

/** A rule of the API as a rule of the schema, which flattens expiration and filter. */
function ruleOf(rule: LifecycleRule): Readonly<Record<string, unknown>> {
  const and = rule.Filter?.And
  const tag = rule.Filter?.Tag
  return {
    Id: rule.ID,
    Status: rule.Status,
    Prefix: rule.Prefix ?? rule.Filter?.Prefix ?? and?.Prefix,
    TagFilters: and?.Tags ?? (tag === undefined ? undefined : [tag]),
    ExpirationInDays: rule.Expiration?.Days,
    ExpirationDate: rule.Expiration?.Date,
    ExpiredObjectDeleteMarker: rule.Expiration?.ExpiredObjectDeleteMarker,
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    Transitions: rule.Transitions?.map(({ Days, Date: date, StorageClass }) => ({
      TransitionInDays: Days,
      TransitionDate: date,
      StorageClass,
    })),
    NoncurrentVersionTransitions: rule.NoncurrentVersionTransitions?.map((transition) => ({
      TransitionInDays: transition.NoncurrentDays,
      NewerNoncurrentVersions: transition.NewerNoncurrentVersions,
      StorageClass: transition.StorageClass,
    })),
  }
}
