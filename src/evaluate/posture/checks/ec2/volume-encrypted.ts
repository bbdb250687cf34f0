import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Volume is encrypted',
  resource: 'AWS::EC2::Volume',
  severity: 'medium',
  why: 'Snapshots and copies of an unencrypted volume are readable by whoever gets hold of them.',
  fix: {
    text: 'Copy a snapshot of the volume with encryption, create a volume from it and swap them.',
    effort: 'M',
    cli: 'aws ec2 copy-snapshot --source-snapshot-id SNAPSHOT --source-region REGION --encrypted',
    cloudformation: 'Encrypted: true',
    terraform: 'encrypted = true',
  },
  reads: ['Encrypted'],
  test: (volume) =>
    isTrue(volume, 'Encrypted', {
      pass: 'The volume is encrypted.',
      fail: 'The volume is not encrypted.',
    }),
  examples: {
    pass: [{ properties: { Encrypted: true } }],
    fail: [{ properties: { Encrypted: false } }],
    unknown: [
      { name: 'when the Region decides', properties: { Encrypted: { $unknown: 'not-collected' } } },
    ],
  },
})
