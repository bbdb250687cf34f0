import { check } from '../../../../model/check.ts'
import { hasAclsDisabled } from '../../predicates/bucket-access.ts'
import { decide } from '../../predicates/judgement.ts'
import { pointer } from '../../predicates/value.ts'

const messages = { pass: 'ACLs are switched off.', fail: 'Objects and the bucket may have ACLs.' }

export default check({
  title: 'Bucket has ACLs switched off',
  resource: 'AWS::S3::Bucket',
  severity: 'medium',
  why: 'With policies alone there is one place that says who may read an object.',
  fix: {
    text: 'Replace ACL grants by policy statements, then give the bucket owner every object.',
    effort: 'M',
    cli: 'aws s3api put-bucket-ownership-controls --bucket BUCKET --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]',
    cloudformation: `OwnershipControls:
  Rules:
    - ObjectOwnership: BucketOwnerEnforced`,
  },
  reads: ['OwnershipControls'],
  test: (bucket) => decide(hasAclsDisabled(bucket), messages, pointer('OwnershipControls')),
  examples: {
    pass: [
      {
        name: 'when the owner owns all',
        properties: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
      },
    ],
    fail: [
      { name: 'without the setting', properties: {} },
      {
        name: 'when writers own objects',
        properties: { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
      },
    ],
    unknown: [{ name: 'when denied', properties: { OwnershipControls: { $unknown: 'denied' } } }],
  },
})
