import { check } from '../../../../model/check.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Volume is attached to an instance',
  resource: 'AWS::EC2::Volume',
  severity: 'low',
  why: 'Data on forgotten volumes outlives its purpose and nobody watches who reads it.',
  fix: {
    text: 'Snapshot the volume if its data is still needed, then delete it.',
    effort: 'S',
    cli: 'aws ec2 delete-volume --volume-id VOLUME',
  },
  reads: ['facts.Attached'],
  test: (volume) =>
    factSatisfies(volume, 'Attached', (v) => v === true, {
      pass: 'The volume is attached.',
      fail: 'The volume is attached to nothing.',
    }),
  examples: {
    pass: [{ facts: { Attached: true } }],
    fail: [{ facts: { Attached: false } }],
    unknown: [{ name: 'before deployment', properties: {} }],
  },
})
