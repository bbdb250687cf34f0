import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Alarm tells someone or something',
  resource: 'AWS::CloudWatch::Alarm',
  severity: 'medium',
  why: 'An alarm without an action changes colour on a page nobody watches.',
  fix: {
    text: 'Add an SNS topic, incident or automation as alarm action.',
    effort: 'S',
    cli: 'aws cloudwatch put-metric-alarm --alarm-name ALARM --alarm-actions TOPIC --cli-input-json file://ALARM.json',
    cloudformation: 'AlarmActions: [!Ref AlertTopic]',
    terraform: 'alarm_actions = [aws_sns_topic.alerts.arn]',
  },
  reads: ['AlarmActions'],
  test: (alarm) =>
    isSet(alarm, 'AlarmActions', {
      pass: 'The alarm has an action.',
      fail: 'The alarm has no action.',
    }),
  examples: {
    pass: [{ properties: { AlarmActions: ['${Alerts}'] } }],
    fail: [{ properties: { AlarmActions: [] } }, { properties: {} }],
    unknown: [{ properties: { AlarmActions: { $unknown: 'unresolved' } } }],
  },
})
