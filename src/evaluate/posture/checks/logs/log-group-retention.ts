import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Log group keeps logs for a set time of at least 90 days',
  resource: 'AWS::Logs::LogGroup',
  severity: 'low',
  why: 'Investigations look months back, and logs kept for ever cost money and hold personal data without need.',
  fix: {
    text: 'Set a retention period that fits the data; one year suits security logs.',
    effort: 'S',
    cli: 'aws logs put-retention-policy --log-group-name GROUP --retention-in-days 365',
    cloudformation: 'RetentionInDays: 365',
    terraform: 'retention_in_days = 365',
  },
  reads: ['RetentionInDays'],
  test: (group) =>
    satisfies(group, 'RetentionInDays', (v) => Number(v) >= 90, {
      pass: 'Logs are kept for at least 90 days, then deleted.',
      fail: 'Logs are deleted too early or never.',
    }),
  examples: {
    pass: [{ properties: { RetentionInDays: 365 } }],
    fail: [{ properties: { RetentionInDays: 14 } }, { name: 'without retention', properties: {} }],
    unknown: [{ properties: { RetentionInDays: { $unknown: 'unresolved' } } }],
  },
})
