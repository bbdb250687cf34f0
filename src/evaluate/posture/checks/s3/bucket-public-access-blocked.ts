import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { blocks, isBlocked } from '../../predicates/bucket-access.ts'
import { decide } from '../../predicates/judgement.ts'
import { and, type Truth } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

const all = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
}
const messages = {
  pass: 'Public access is blocked by the bucket or its account.',
  fail: 'Public access is not fully blocked by the bucket or its account.',
}

export default check({
  title: 'Bucket blocks public access',
  resource: 'AWS::S3::Bucket',
  severity: 'high',
  exposure: 'public',
  why: 'The block holds when somebody later writes a policy or an ACL that is too wide.',
  fix: {
    text: 'Switch on all four settings on the bucket; serve public content through CloudFront.',
    effort: 'S',
    cli: 'aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    cloudformation: `PublicAccessBlockConfiguration:
  BlockPublicAcls: true
  BlockPublicPolicy: true
  IgnorePublicAcls: true
  RestrictPublicBuckets: true`,
  },
  reads: ['PublicAccessBlockConfiguration'],
  relates: [accountType],
  test: (bucket, facts) => {
    let result: Truth = true
    for (const block of blocks) {
      result = and(result, isBlocked(bucket, facts, block))
      if (result === false) break
    }
    return decide(result, messages, pointer('PublicAccessBlockConfiguration'))
  },
  examples: {
    pass: [
      { name: 'by itself', properties: all },
      {
        name: 'by its account',
        near: [{ type: accountType, id: '111122223333', properties: all }],
      },
    ],
    fail: [
      { name: 'when off', properties: {} },
      {
        name: 'when half on',
        properties: {
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true },
        },
      },
    ],
    unknown: [
      {
        name: 'when denied',
        properties: {
          PublicAccessBlockConfiguration: {
            $unknown: 'denied',
            detail: 's3:GetBucketPublicAccessBlock',
          },
        },
      },
      { name: 'when the account was not seen', properties: {}, unseen: [accountType] },
    ],
  },
})
