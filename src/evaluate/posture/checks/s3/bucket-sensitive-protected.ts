import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { accountType } from '../../../../model/resource.ts'
import { isBlocked } from '../../predicates/bucket-access.ts'
import { classification, isSensitive } from '../../predicates/classification.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { and, holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const tags = { 'data-classification': 'confidential' }
const algorithm =
  'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm'
const messages = {
  pass: 'The sensitive bucket has a KMS key, versions and no public access.',
  fail: 'The sensitive bucket lacks a KMS key, versions or the block of public access.',
}

export default check({
  title: 'Bucket with sensitive data has the strongest protection',
  resource: 'AWS::S3::Bucket',
  severity: 'high',
  why: 'A classification that changes nothing protects nothing.',
  fix: {
    text: 'Encrypt with a KMS key of your own, enable versioning and block public access on the bucket.',
    effort: 'M',
    cloudformation: `VersioningConfiguration: { Status: Enabled }
BucketEncryption:
  ServerSideEncryptionConfiguration:
    - ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: KEY_ARN }`,
  },
  reads: ['Tags', 'BucketEncryption', 'VersioningConfiguration', 'PublicAccessBlockConfiguration'],
  relates: [accountType],
  test: (bucket, facts) => {
    const value = classification(bucket)
    if (isUnknown(value)) return undecided(value, '/tags')
    if (value === undefined || !isSensitive(value))
      return notApplicable('The bucket is not classified as sensitive.', '/tags')
    return decide(
      and(
        holds(read(bucket, algorithm), (v) => v === 'aws:kms' || v === 'aws:kms:dsse'),
        holds(read(bucket, 'VersioningConfiguration.Status'), (v) => v === 'Enabled'),
        isBlocked(bucket, facts, 'BlockPublicPolicy'),
        isBlocked(bucket, facts, 'RestrictPublicBuckets'),
        isBlocked(bucket, facts, 'IgnorePublicAcls'),
      ),
      messages,
      pointer('BucketEncryption'),
      pointer('VersioningConfiguration'),
      pointer('PublicAccessBlockConfiguration'),
    )
  },
  examples: {
    pass: [{ name: 'with all of it', tags, properties: protection('aws:kms') }],
    fail: [
      { name: 'with SSE-S3', tags, properties: protection('AES256') },
      { name: 'with nothing', tags, properties: {} },
    ],
    unknown: [
      { name: 'when unresolved', tags, properties: protection({ $unknown: 'unresolved' }) },
      { name: 'when tags were denied', tags: { $unknown: 'denied' } },
    ],
    notApplicable: [{ name: 'with public data', tags: { classification: 'public' } }],
  },
})

function protection(SSEAlgorithm: unknown) {
  return {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }],
    },
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: {
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  }
}
