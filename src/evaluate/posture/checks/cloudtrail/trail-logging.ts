import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Trail is logging',
  resource: 'AWS::CloudTrail::Trail',
  severity: 'high',
  why: 'A trail that was stopped looks like one that is there.',
  fix: {
    text: 'Start logging, and find out who stopped it.',
    effort: 'S',
    cli: 'aws cloudtrail start-logging --name TRAIL',
    cloudformation: `IsLogging: true`,
  },
  reads: ['IsLogging'],
  test: (trail) =>
    isTrue(trail, 'IsLogging', {
      pass: 'The trail is logging.',
      fail: 'The trail is stopped.',
    }),
  examples: {
    pass: [{ name: 'when set', properties: { IsLogging: true } }],
    fail: [{ name: 'when stopped', properties: { IsLogging: false } }],
    unknown: [{ name: 'when denied', properties: { IsLogging: { $unknown: 'denied' } } }],
  },
})
