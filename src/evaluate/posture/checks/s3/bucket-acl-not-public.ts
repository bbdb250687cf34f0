import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { opensByAcl } from '../../predicates/bucket-access.ts'
import { decide } from '../../predicates/judgement.ts'
import { not } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'No effective ACL lets anyone in.',
  fail: 'The ACL of the bucket lets anyone in.',
}

export default check({
  title: 'Bucket ACL does not let anyone in',
  resource: 'AWS::S3::Bucket',
  severity: 'critical',
  exposure: 'public',
  why: 'An ACL for all users makes the bucket public whatever the policy says.',
  fix: {
    text: 'Switch ACLs off by giving the bucket owner every object.',
    effort: 'S',
    cli: 'aws s3api put-bucket-ownership-controls --bucket BUCKET --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]',
    cloudformation: `OwnershipControls:
  Rules:
    - ObjectOwnership: BucketOwnerEnforced`,
  },
  reads: ['AccessControl', 'OwnershipControls', 'PublicAccessBlockConfiguration'],
  relates: [accountType],
  test: (bucket, facts) =>
    decide(not(opensByAcl(bucket, facts)), messages, pointer('AccessControl')),
  examples: {
    pass: [
      { name: 'when private', properties: { AccessControl: 'Private' } },
      {
        name: 'when public ACLs are ignored',
        properties: {
          AccessControl: 'PublicRead',
          PublicAccessBlockConfiguration: { IgnorePublicAcls: true },
        },
      },
      {
        name: 'when ACLs are off',
        properties: {
          AccessControl: 'PublicRead',
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        },
      },
    ],
    fail: [
      { name: 'when everybody reads', properties: { AccessControl: 'PublicRead' } },
      { name: 'when any AWS user reads', properties: { AccessControl: 'AuthenticatedRead' } },
    ],
    unknown: [{ name: 'when denied', properties: { AccessControl: { $unknown: 'denied' } } }],
  },
})
