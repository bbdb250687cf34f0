import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { read, pointer } from '../../predicates/value.ts'
import { hasFeature } from '../../predicates/detector-features.ts'

const messages = { pass: 'S3 protection is on.', fail: 'S3 protection is off.' }

export default check({
  title: 'Detector watches access to S3',
  resource: 'AWS::GuardDuty::Detector',
  severity: 'medium',
  why: 'Objects are taken with stolen credentials through calls that only data events show.',
  fix: {
    text: 'Enable S3 protection.',
    effort: 'S',
    cli: 'aws guardduty update-detector --detector-id DETECTOR_ID --features Name=S3_DATA_EVENTS,Status=ENABLED',
    cloudformation: `Features:
  - { Name: S3_DATA_EVENTS, Status: ENABLED }`,
    terraform: `resource "aws_guardduty_detector_feature" "this" {
  detector_id = "DETECTOR_ID"
  name        = "S3_DATA_EVENTS"
  status      = "ENABLED"
}`,
  },
  reads: ['Features', 'DataSources'],
  test: (detector) =>
    decide(
      hasFeature(detector, 'S3_DATA_EVENTS', read(detector, 'DataSources.S3Logs.Enable')),
      messages,
      pointer('Features'),
    ),
  examples: {
    pass: [
      {
        name: 'when on',
        properties: { Features: [{ Name: 'S3_DATA_EVENTS', Status: 'ENABLED' }] },
      },
      { name: 'in the older form', properties: { DataSources: { S3Logs: { Enable: true } } } },
    ],
    fail: [
      {
        name: 'when off',
        properties: { Features: [{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }] },
      },
      { name: 'without it', properties: {} },
    ],
    unknown: [{ name: 'when denied', properties: { Features: { $unknown: 'denied' } } }],
  },
})
