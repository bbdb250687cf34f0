import { check } from '../../../../model/check.ts'
import { unknown } from '../../../../model/unknown.ts'
import { accountType } from '../../../../model/resource.ts'
import { opensByPolicy, opensByAcl } from '../../predicates/bucket-access.ts'
import { undecided, decide } from '../../predicates/judgement.ts'
import { or, not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const bucketType = 'AWS::S3::Bucket'
const missing = unknown('not-collected', 'the bucket of the trail is not in the snapshot')
const messages = {
  pass: 'The bucket of the trail is not public.',
  fail: 'The bucket of the trail is public.',
}

export default check({
  title: 'Trail writes to a bucket that is not public',
  resource: 'AWS::CloudTrail::Trail',
  severity: 'critical',
  exposure: 'public',
  why: 'The log describes the estate, its people and its weak points to whoever reads it.',
  fix: {
    text: 'Block public access on the log bucket and remove the public statement or grant.',
    effort: 'S',
    cli: 'aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
  },
  reads: ['S3BucketName'],
  relates: [bucketType, accountType],
  test: (trail, facts) => {
    const bucket = facts.find(bucketType, read(trail, 'S3BucketName'), trail)
    if (bucket === undefined) return undecided(missing, pointer('S3BucketName'))
    return decide(
      not(or(opensByPolicy(bucket, facts), opensByAcl(bucket, facts))),
      messages,
      pointer('S3BucketName'),
    )
  },
  examples: {
    pass: [
      {
        name: 'with a private bucket',
        properties: { S3BucketName: 'example-logs' },
        near: [{ type: bucketType, id: 'example-logs' }],
      },
    ],
    fail: [
      {
        name: 'with a public bucket',
        properties: { S3BucketName: 'example-logs' },
        near: [
          { type: bucketType, id: 'example-logs', properties: { AccessControl: 'PublicRead' } },
        ],
      },
    ],
    unknown: [
      { name: 'with a bucket elsewhere', properties: { S3BucketName: 'example-logs' } },
      {
        name: 'when the policy was denied',
        properties: { S3BucketName: 'example-logs' },
        near: [
          {
            type: bucketType,
            id: 'example-logs',
            properties: { ResourcePolicy: { $unknown: 'denied' } },
          },
        ],
      },
    ],
  },
})
