import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Snapshot is encrypted',
  resource: 'AWS::EC2::Snapshot',
  severity: 'medium',
  why: 'An unencrypted snapshot is readable as soon as it is shared or copied.',
  fix: {
    text: 'Copy the snapshot with encryption and delete the original.',
    effort: 'S',
    cli: 'aws ec2 copy-snapshot --source-snapshot-id SNAPSHOT --source-region REGION --encrypted',
  },
  reads: ['Encrypted'],
  test: (snapshot) =>
    isTrue(snapshot, 'Encrypted', {
      pass: 'The snapshot is encrypted.',
      fail: 'The snapshot is not encrypted.',
    }),
  examples: {
    pass: [{ properties: { Encrypted: true } }],
    fail: [{ properties: { Encrypted: false } }],
    unknown: [{ properties: { Encrypted: { $unknown: 'failed' } } }],
  },
})
