import type { Collector } from '../collector.ts'

/** Metric alarms and what they tell whom. */
export const collector: Collector = {
  service: 'cloudwatch',
  scope: 'regional',
  types: ['AWS::CloudWatch::Alarm'],
  actions: ['cloudwatch:DescribeAlarms'],
  async collect(context) {
    const { CloudWatch, paginateDescribeAlarms } = await import('@aws-sdk/client-cloudwatch')
    const client = context.client(CloudWatch)
    const alarms = await context.list(
      { permission: 'cloudwatch:DescribeAlarms' },
      paginateDescribeAlarms({ client, pageSize: 100 }, { AlarmTypes: ['MetricAlarm'] }),
      (page) => page.MetricAlarms,
    )
    for (const one of alarms)
      context.emit({
        type: 'AWS::CloudWatch::Alarm',
        id: one.AlarmName ?? '',
        arn: one.AlarmArn,
        properties: {
          AlarmName: one.AlarmName,
          Namespace: one.Namespace,
          MetricName: one.MetricName,
          ActionsEnabled: one.ActionsEnabled,
          AlarmActions: one.AlarmActions,
          Threshold: one.Threshold,
          ComparisonOperator: one.ComparisonOperator,
        },
      })
  },
}
