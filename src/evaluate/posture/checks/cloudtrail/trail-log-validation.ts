import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Trail signs its log files',
  resource: 'AWS::CloudTrail::Trail',
  severity: 'medium',
  why: 'Only a signed digest proves later that no entry was changed or removed.',
  fix: {
    text: 'Enable log file validation.',
    effort: 'S',
    cli: 'aws cloudtrail update-trail --name TRAIL --enable-log-file-validation',
    cloudformation: `EnableLogFileValidation: true`,
  },
  reads: ['EnableLogFileValidation'],
  test: (trail) =>
    isTrue(trail, 'EnableLogFileValidation', {
      pass: 'Log files are signed.',
      fail: 'Log files are not signed.',
    }),
  examples: {
    pass: [{ name: 'when set', properties: { EnableLogFileValidation: true } }],
    fail: [
      { name: 'when off', properties: { EnableLogFileValidation: false } },
      { name: 'by default', properties: {} },
    ],
    unknown: [
      { name: 'when denied', properties: { EnableLogFileValidation: { $unknown: 'denied' } } },
    ],
  },
})
