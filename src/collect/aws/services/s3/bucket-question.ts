import type { S3 } from '@aws-sdk/client-s3'
import type { CollectContext } from '../../context.ts'

export const bucketType = 'AWS::S3::Bucket'

/** One bucket to ask about, with a client of its Region. */
export interface BucketQuestion {
  readonly context: CollectContext
  readonly s3: S3
  readonly Bucket: string
}
