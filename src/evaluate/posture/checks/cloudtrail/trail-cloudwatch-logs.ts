import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Trail also delivers to CloudWatch Logs',
  resource: 'AWS::CloudTrail::Trail',
  severity: 'low',
  why: 'Alarms and live searches need events within minutes, not files within a quarter of an hour.',
  fix: {
    text: 'Deliver the trail to a log group.',
    effort: 'S',
    cli: 'aws cloudtrail update-trail --name TRAIL --cloud-watch-logs-log-group-arn LOG_GROUP_ARN --cloud-watch-logs-role-arn ROLE_ARN',
    cloudformation: `CloudWatchLogsLogGroupArn: LOG_GROUP_ARN
CloudWatchLogsRoleArn: ROLE_ARN`,
  },
  reads: ['CloudWatchLogsLogGroupArn'],
  test: (trail) =>
    isSet(trail, 'CloudWatchLogsLogGroupArn', {
      pass: 'The trail delivers to a log group.',
      fail: 'The trail delivers to no log group.',
    }),
  examples: {
    pass: [{ name: 'when set', properties: { CloudWatchLogsLogGroupArn: '${Logs.Arn}' } }],
    fail: [{ name: 'without a log group', properties: {} }],
    unknown: [
      { name: 'when denied', properties: { CloudWatchLogsLogGroupArn: { $unknown: 'denied' } } },
    ],
  },
})
