import type { Resource } from '../../../model/resource.ts'
import { type Details, make, type Place } from '../place.ts'

export function logGroup(place: Place, name: string, details: Details = {}): Resource {
  return make(place, 'AWS::Logs::LogGroup', name, {
    ...details,
    properties: { LogGroupName: name, RetentionInDays: 400, ...details.properties },
  })
}

export function alarm(
  place: Place,
  name: string,
  actions: readonly string[],
  properties: Details['properties'] = {},
): Resource {
  return make(place, 'AWS::CloudWatch::Alarm', name, {
    properties: {
      AlarmName: name,
      Namespace: 'ExamplePay',
      MetricName: name,
      ActionsEnabled: true,
      AlarmActions: actions,
      ...properties,
    },
  })
}

/** A metric filter on the trail's log group and the alarm on its metric. */
export function eventAlarm(
  place: Place,
  name: string,
  pattern: string,
  group: string,
  topic: string,
): readonly Resource[] {
  return [
    make(place, 'AWS::Logs::MetricFilter', name, {
      properties: {
        LogGroupName: group,
        FilterPattern: pattern,
        MetricTransformations: [
          { MetricName: name, MetricNamespace: 'Security', MetricValue: '1' },
        ],
      },
    }),
    alarm(place, name, [topic], { Namespace: 'Security', MetricName: name }),
  ]
}

export function topic(place: Place, name: string, details: Details = {}): Resource {
  return make(place, 'AWS::SNS::Topic', name, {
    ...details,
    properties: {
      TopicName: name,
      KmsMasterKeyId: 'alias/examplepay-messaging',
      Subscription: [],
      ...details.properties,
    },
  })
}

export function queue(place: Place, name: string, details: Details = {}): Resource {
  return make(place, 'AWS::SQS::Queue', name, {
    ...details,
    properties: {
      QueueName: name,
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 345_600,
      ...details.properties,
    },
  })
}
