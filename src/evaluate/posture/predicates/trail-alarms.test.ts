import { expect, it } from 'vitest'
import { accountType, type Resource } from '../../../model/resource.ts'
import { indexFacts } from '../facts-index.ts'
import { raisesAlarm } from './trail-alarms.ts'

function resource(type: string, id: string, properties: object): Resource {
  const stack = 's.yaml'
  return {
    type,
    id,
    stack,
    properties: { ...properties },
    tags: {},
    source: { kind: 'cloudformation' },
  }
}

function judge(LogGroupName: unknown, CloudWatchLogsLogGroupArn: unknown) {
  const account = resource(accountType, 'account', {})
  const resources = [
    account,
    resource('AWS::CloudTrail::Trail', 'Trail', { CloudWatchLogsLogGroupArn }),
    resource('AWS::Logs::MetricFilter', 'Filter', {
      FilterPattern: '{ ( $.eventName = "StopLogging" ) }',
      LogGroupName,
      MetricTransformations: [{ MetricName: 'm', MetricNamespace: 'n' }],
    }),
    resource('AWS::CloudWatch::Alarm', 'Alarm', {
      MetricName: 'm',
      Namespace: 'n',
      AlarmActions: ['${Topic}'],
    }),
  ]
  const snapshot = { started: '', ended: '', sources: [], resources, gaps: [], diagnostics: [] }
  return raisesAlarm(account, indexFacts(snapshot, 0), [['eventname=stoplogging']], 'x').outcome
}

it.each([
  ['trail', 'arn:aws:logs:eu-west-1:111122223333:log-group:trail:*'],
  ['trail', 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:trail'],
  ['${Logs}', '${Logs.Arn}'],
  ['${aws_cloudwatch_log_group.logs.name}', '${aws_cloudwatch_log_group.logs.arn}:*'],
])('joins the group %s of a filter with %s of a trail', (name, arn) => {
  expect(judge(name, arn)).toBe('pass')
})

it('does not join other groups, and is not certain in a template', () => {
  expect(judge('other', '${Logs.Arn}')).toBe('unknown')
  expect(judge({ $unknown: 'unresolved' }, '${Logs.Arn}')).toBe('unknown')
})
