import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Bucket encrypts objects with a KMS key',
  resource: 'AWS::S3::Bucket',
  severity: 'low',
  why: 'A key with a policy of its own is a second lock, and each use of it is in the log.',
  fix: {
    text: 'Set SSE-KMS with a key of your own and a bucket key as default encryption.',
    effort: 'S',
    cli: `aws s3api put-bucket-encryption --bucket BUCKET --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"KEY_ARN"},"BucketKeyEnabled":true}]}'`,
    cloudformation: `BucketEncryption:
  ServerSideEncryptionConfiguration:
    - BucketKeyEnabled: true
      ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: KEY_ARN }`,
  },
  reads: ['BucketEncryption'],
  test: (bucket) =>
    satisfies(
      bucket,
      'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm',
      (v) => v === 'aws:kms' || v === 'aws:kms:dsse',
      {
        pass: 'Objects are encrypted with a KMS key by default.',
        fail: 'Objects are not encrypted with a KMS key by default.',
      },
    ),
  examples: {
    pass: [{ name: 'with SSE-KMS', properties: encrypted('aws:kms') }],
    fail: [
      { name: 'with SSE-S3', properties: encrypted('AES256') },
      { name: 'without encryption', properties: {} },
    ],
    unknown: [{ name: 'when unresolved', properties: encrypted({ $unknown: 'unresolved' }) }],
  },
})

function encrypted(SSEAlgorithm: unknown) {
  const rule = { ServerSideEncryptionByDefault: { SSEAlgorithm } }
  return { BucketEncryption: { ServerSideEncryptionConfiguration: [rule] } }
}
