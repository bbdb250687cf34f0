import { check } from '../../../../model/check.ts'
import { isPresent, satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Bucket encrypts new objects by default',
  resource: 'AWS::S3::Bucket',
  severity: 'medium',
  why: 'Objects written without their own encryption header are stored in the way the bucket default says.',
  fix: {
    text: 'Set default encryption on the bucket, with a KMS key of your own where the data is sensitive.',
    effort: 'S',
    cli: `aws s3api put-bucket-encryption --bucket BUCKET --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]}'`,
    cloudformation: `BucketEncryption:
  ServerSideEncryptionConfiguration:
    - ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms }`,
  },
  reads: ['BucketEncryption'],
  test: (bucket) =>
    satisfies(bucket, 'BucketEncryption.ServerSideEncryptionConfiguration', isPresent, {
      pass: 'The bucket has default encryption.',
      fail: 'The bucket has no default encryption.',
    }),
  examples: {
    pass: [
      {
        name: 'with SSE-S3',
        properties: {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
            ],
          },
        },
      },
    ],
    fail: [{ name: 'without any', properties: {} }],
    unknown: [
      {
        name: 'when the call was denied',
        properties: {
          BucketEncryption: { $unknown: 'denied', detail: 's3:GetEncryptionConfiguration' },
        },
      },
    ],
  },
})
