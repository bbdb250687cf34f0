import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Detector is enabled',
  resource: 'AWS::GuardDuty::Detector',
  severity: 'high',
  why: 'A suspended detector sees nothing and says nothing.',
  fix: {
    text: 'Enable the detector.',
    effort: 'S',
    cli: 'aws guardduty update-detector --detector-id DETECTOR_ID --enable',
    cloudformation: `Enable: true`,
    terraform: `enable = true`,
  },
  reads: ['Enable'],
  test: (detector) =>
    isTrue(detector, 'Enable', {
      pass: 'The detector is enabled.',
      fail: 'The detector is suspended.',
    }),
  examples: {
    pass: [{ name: 'when enabled', properties: { Enable: true } }],
    fail: [{ name: 'when suspended', properties: { Enable: false } }],
    unknown: [{ name: 'when unresolved', properties: { Enable: { $unknown: 'unresolved' } } }],
  },
})
