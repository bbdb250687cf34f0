import type { Example } from '../../../model/check.ts'
import { alarmTypes } from './trail-alarms.ts'

const [trailType, filterType, alarmType] = alarmTypes

/** The examples that all checks of an alarm on the trail share. */
export function alarmExamples(pattern: string) {
  const near = [trail, filter(pattern), alarm(true)]
  return {
    pass: [
      { name: 'with filter, metric and alarm', near },
      {
        name: 'on the trail of the organization',
        properties: { OrganizationId: 'o-exampleorgid' },
        near: near.map((r) => Object.assign({ account: '444455556666' }, r)),
      },
    ],
    fail: [
      { name: 'without filters', near: [trail] },
      { name: 'with a filter of other events', near: [trail, filter('{ $.x = 1 }'), alarm(true)] },
      { name: 'with an alarm that is switched off', near: [trail, filter(pattern), alarm(false)] },
      { name: 'with a log group that no trail writes to', near: [filter(pattern), alarm(true)] },
    ],
    unknown: [
      { name: 'when filters were not seen', near: [trail], unseen: [filterType] },
      { name: 'when trails were not seen', near: near.slice(1), unseen: [trailType] },
      { name: 'when alarms were not seen', near: near.slice(0, 2), unseen: [alarmType] },
    ],
  } satisfies Record<string, readonly Example[]>
}

const trail = {
  type: trailType,
  id: 'main',
  properties: {
    IsOrganizationTrail: true,
    CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:trail:*',
  },
}

function filter(FilterPattern: string) {
  const MetricTransformations = [{ MetricName: 'm', MetricNamespace: 'Security' }]
  return {
    type: filterType,
    id: 'filter',
    properties: { FilterPattern, LogGroupName: 'trail', MetricTransformations },
  }
}

function alarm(ActionsEnabled: boolean) {
  const AlarmActions = ['arn:aws:sns:eu-west-1:111122223333:security']
  return {
    type: alarmType,
    id: 'alarm',
    properties: { MetricName: 'm', Namespace: 'Security', AlarmActions, ActionsEnabled },
  }
}
