import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { pointer } from '../../predicates/value.ts'
import { hasFeature } from '../../predicates/detector-features.ts'

const messages = { pass: 'Runtime monitoring is on.', fail: 'Runtime monitoring is off.' }

export default check({
  title: 'Detector watches what runs on hosts and containers',
  resource: 'AWS::GuardDuty::Detector',
  severity: 'low',
  why: 'Processes, files and connections inside a container show in no log of AWS.',
  fix: {
    text: 'Enable runtime monitoring with managed agents.',
    effort: 'S',
    cli: 'aws guardduty update-detector --detector-id DETECTOR_ID --features Name=RUNTIME_MONITORING,Status=ENABLED',
    cloudformation: `Features:
  - { Name: RUNTIME_MONITORING, Status: ENABLED }`,
    terraform: `resource "aws_guardduty_detector_feature" "this" {
  detector_id = "DETECTOR_ID"
  name        = "RUNTIME_MONITORING"
  status      = "ENABLED"
}`,
  },
  reads: ['Features'],
  test: (detector) =>
    decide(hasFeature(detector, 'RUNTIME_MONITORING'), messages, pointer('Features')),
  examples: {
    pass: [
      {
        name: 'when on',
        properties: { Features: [{ Name: 'RUNTIME_MONITORING', Status: 'ENABLED' }] },
      },
    ],
    fail: [
      {
        name: 'when off',
        properties: { Features: [{ Name: 'RUNTIME_MONITORING', Status: 'DISABLED' }] },
      },
      { name: 'without it', properties: {} },
    ],
    unknown: [{ name: 'when denied', properties: { Features: { $unknown: 'denied' } } }],
  },
})
