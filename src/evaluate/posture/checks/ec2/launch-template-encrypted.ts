import { check } from '../../../../model/check.ts'
import { mappingsEncrypted } from '../../predicates/instance-launch.ts'
import { decide } from '../../predicates/judgement.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Launch template encrypts the volumes it creates',
  resource: 'AWS::EC2::LaunchTemplate',
  severity: 'medium',
  why: 'Every instance launched from the template writes its data to the volumes the template describes.',
  fix: {
    text: 'Set Encrypted on every volume of the template, or switch on encryption by default in the Region.',
    effort: 'S',
    cli: 'aws ec2 enable-ebs-encryption-by-default',
    cloudformation: `BlockDeviceMappings:
  - { DeviceName: /dev/xvda, Ebs: { Encrypted: true } }`,
  },
  reads: ['LaunchTemplateData'],
  relates: ['AWS::::Region'],
  test: (template, facts) =>
    decide(
      mappingsEncrypted(read(template, 'LaunchTemplateData.BlockDeviceMappings'), template, facts),
      { pass: 'New volumes are encrypted.', fail: 'The template can create unencrypted volumes.' },
      pointer('LaunchTemplateData.BlockDeviceMappings'),
    ),
  examples: {
    pass: [
      {
        properties: { LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { Encrypted: true } }] } },
      },
    ],
    fail: [
      {
        properties: {
          LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { Encrypted: false } }] },
        },
      },
      {
        name: 'where the Region does not encrypt either',
        properties: { LaunchTemplateData: {} },
        near: [
          { type: 'AWS::::Region', id: 'eu-west-1', properties: { EbsEncryptionByDefault: false } },
        ],
      },
    ],
    unknown: [
      { name: 'when the Region decides and was not seen', properties: { LaunchTemplateData: {} } },
    ],
  },
})
