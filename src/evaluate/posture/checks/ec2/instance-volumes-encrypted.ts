import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { mappingsEncrypted } from '../../predicates/instance-launch.ts'
import { decide } from '../../predicates/judgement.ts'
import { and, holds, every, type Truth } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Instance volumes are encrypted',
  resource: 'AWS::EC2::Instance',
  severity: 'medium',
  why: 'An unencrypted volume leaves its data readable in every snapshot and copy made of it.',
  fix: {
    text: 'Switch encryption by default on in the Region, then replace unencrypted volumes from encrypted snapshot copies.',
    effort: 'M',
    cli: 'aws ec2 enable-ebs-encryption-by-default',
    terraform: 'root_block_device { encrypted = true }',
  },
  reads: ['BlockDeviceMappings', 'Volumes'],
  relates: ['AWS::EC2::Volume', 'AWS::::Region'],
  test: (instance, facts) => {
    const encrypted = (id: unknown): Truth => {
      if (isUnknown(id)) return id
      const volume = facts.find('AWS::EC2::Volume', id, instance)
      if (volume === undefined) return unknown('not-collected', 'a volume of the instance')
      return holds(read(volume, 'Encrypted'), (v) => v === true)
    }
    const mappings = read(instance, 'BlockDeviceMappings')
    const volumes = list(read(instance, 'Volumes'))
    const known = every(volumes, (v) => encrypted(dig(v, 'VolumeId')))
    const mapped = Array.isArray(mappings) ? mappings.map((m) => dig(m, 'Ebs.VolumeId')) : []
    const attached = mapped.filter((id) => id !== undefined)
    const rest =
      attached.length > 0
        ? every(attached, encrypted)
        : mappingsEncrypted(mappings, instance, facts)
    return decide(
      and(known, rest),
      { pass: 'All volumes are encrypted.', fail: 'A volume is not encrypted.' },
      pointer('BlockDeviceMappings'),
    )
  },
  examples: {
    pass: [
      {
        properties: {
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }],
        },
      },
      {
        name: 'by the default of the Region',
        near: [
          { type: 'AWS::::Region', id: 'eu-west-1', properties: { EbsEncryptionByDefault: true } },
        ],
      },
    ],
    fail: [
      {
        properties: {
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: false } }],
        },
      },
      {
        name: 'with an attached volume in the clear',
        properties: { BlockDeviceMappings: [{ Ebs: { VolumeId: 'vol-1' } }] },
        near: [{ type: 'AWS::EC2::Volume', id: 'vol-1', properties: { Encrypted: false } }],
      },
    ],
    unknown: [{ name: 'when the Region is not known', properties: {} }],
  },
})
