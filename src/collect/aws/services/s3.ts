import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import type { CollectContext } from '../context.ts'
import { tagsOf } from '../tags.ts'
import { readAcl, readLogging, readPolicy, readVersioning } from './s3/access.ts'
import { bucketType, type BucketQuestion } from './s3/bucket-question.ts'
import { readEncryption, readObjectLock, readReplication } from './s3/protection.ts'
import { readLifecycle } from './s3/lifecycle.ts'

/** Buckets with everything that decides who reaches their objects and what happens to them. */
export const collector: Collector = {
  service: 's3',
  scope: 'global',
  types: [bucketType],
  actions: [
    's3:ListAllMyBuckets',
    's3:GetBucketLocation',
    's3:GetBucketPolicy',
    's3:GetBucketAcl',
    's3:GetBucketPublicAccessBlock',
    's3:GetEncryptionConfiguration',
    's3:GetBucketVersioning',
    's3:GetBucketLogging',
    's3:GetBucketOwnershipControls',
    's3:GetLifecycleConfiguration',
    's3:GetBucketObjectLockConfiguration',
    's3:GetReplicationConfiguration',
    's3:GetBucketTagging',
  ],
  async collect(context) {
    const { S3, paginateListBuckets } = await import('@aws-sdk/client-s3')
    const buckets = await context.list(
      { permission: 's3:ListAllMyBuckets' },
      paginateListBuckets({ client: context.client(S3), pageSize: 1000 }, {}),
      (page) => page.Buckets,
    )
    await context.each(buckets, async ({ Name, CreationDate, BucketRegion }) => {
      if (Name === undefined) return
      const region = BucketRegion ?? (await locate(context, Name))
      const s3 = context.client(S3, region ?? context.region)
      await emitBucket({ context, s3, Bucket: Name }, CreationDate, region)
    })
  },
}

/** The Region of a bucket, for endpoints that do not list it. */
async function locate(context: CollectContext, Bucket: string): Promise<string | undefined> {
  const { S3 } = await import('@aws-sdk/client-s3')
  const answer = await context.detail(
    { permission: 's3:GetBucketLocation', resource: Bucket },
    () => context.client(S3).getBucketLocation({ Bucket }),
  )
  if (answer === undefined || isUnknown(answer)) return undefined
  if (answer.LocationConstraint === 'EU') return 'eu-west-1'
  return answer.LocationConstraint || 'us-east-1'
}

async function emitBucket(
  question: BucketQuestion,
  created: Date | undefined,
  region: string | undefined,
): Promise<void> {
  const { context, s3, Bucket } = question
  const [policy, block, acl, encryption, versioning, logging, ownership] = await Promise.all([
    readPolicy(question),
    context.detail(
      {
        permission: 's3:GetBucketPublicAccessBlock',
        resource: Bucket,
        absent: ['NoSuchPublicAccessBlockConfiguration'],
      },
      async () => (await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration,
    ),
    readAcl(question),
    readEncryption(question),
    readVersioning(question),
    readLogging(question),
    context.detail(
      {
        permission: 's3:GetBucketOwnershipControls',
        resource: Bucket,
        absent: ['OwnershipControlsNotFoundError'],
      },
      async () => (await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls,
    ),
  ])
  const [lifecycle, lock, replication, tags] = await Promise.all([
    readLifecycle(question),
    readObjectLock(question),
    readReplication(question),
    context.detail(
      { permission: 's3:GetBucketTagging', resource: Bucket, absent: ['NoSuchTagSet'] },
      async () => (await s3.getBucketTagging({ Bucket })).TagSet,
    ),
  ])
  context.emit({
    type: bucketType,
    id: Bucket,
    arn: `arn:${context.partition}:s3:::${Bucket}`,
    region,
    name: Bucket,
    properties: {
      BucketName: Bucket,
      ResourcePolicy: policy,
      PublicAccessBlockConfiguration: block,
      AccessControl: acl,
      BucketEncryption: encryption,
      VersioningConfiguration: versioning.configuration,
      LoggingConfiguration: logging,
      OwnershipControls: ownership,
      LifecycleConfiguration: lifecycle,
      ...lock,
      ReplicationConfiguration: replication,
    },
    facts: { CreatedAt: created, MfaDelete: versioning.mfaDelete },
    tags: tagsOf(tags),
  })
}
