import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'New EBS volumes are encrypted by default',
  resource: regionType,
  severity: 'medium',
  why: 'A volume whose creator forgot the flag is encrypted all the same.',
  fix: {
    text: 'Switch on encryption by default in every Region, with a key of your own.',
    effort: 'S',
    cli: 'aws ec2 enable-ebs-encryption-by-default',
    terraform: `resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}`,
  },
  reads: ['EbsEncryptionByDefault'],
  test: (region) =>
    satisfies(region, 'EbsEncryptionByDefault', (v) => v === true, {
      pass: 'New volumes are encrypted by default.',
      fail: 'New volumes are not encrypted by default.',
    }),
  examples: {
    pass: [{ name: 'when on', properties: { EbsEncryptionByDefault: true } }],
    fail: [{ name: 'when off', properties: { EbsEncryptionByDefault: false } }],
    unknown: [
      {
        name: 'when the call was denied',
        properties: {
          EbsEncryptionByDefault: { $unknown: 'denied', detail: 'ec2:GetEbsEncryptionByDefault' },
        },
      },
    ],
  },
})
