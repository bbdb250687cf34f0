import type { Collector } from '../collector.ts'

/** Log groups, metric filters and what delivers logs of other services. Tags are not read: that is one call for each group. */
export const collector: Collector = {
  service: 'logs',
  scope: 'regional',
  types: ['AWS::Logs::DeliverySource', 'AWS::Logs::LogGroup', 'AWS::Logs::MetricFilter'],
  actions: ['logs:DescribeDeliverySources', 'logs:DescribeLogGroups', 'logs:DescribeMetricFilters'],
  async collect(context) {
    const sdk = await import('@aws-sdk/client-cloudwatch-logs')
    const client = context.client(sdk.CloudWatchLogs)
    const sources = await context.list(
      { permission: 'logs:DescribeDeliverySources', types: ['AWS::Logs::DeliverySource'] },
      sdk.paginateDescribeDeliverySources({ client }, {}),
      (page) => page.deliverySources,
    )
    for (const one of sources)
      context.emit({
        type: 'AWS::Logs::DeliverySource',
        id: one.name ?? '',
        arn: one.arn,
        properties: {
          Name: one.name,
          LogType: one.logType,
          ResourceArn: one.resourceArns?.[0],
        },
        ...(one.tags !== undefined && { tags: one.tags }),
      })
    const groups = await context.list(
      { permission: 'logs:DescribeLogGroups', types: ['AWS::Logs::LogGroup'] },
      sdk.paginateDescribeLogGroups({ client }, {}),
      (page) => page.logGroups,
    )
    for (const one of groups)
      context.emit({
        type: 'AWS::Logs::LogGroup',
        id: one.logGroupName ?? '',
        arn: one.arn,
        properties: {
          LogGroupName: one.logGroupName,
          RetentionInDays: one.retentionInDays,
          KmsKeyId: one.kmsKeyId,
          LogGroupClass: one.logGroupClass,
        },
      })
    const filters = await context.list(
      { permission: 'logs:DescribeMetricFilters', types: ['AWS::Logs::MetricFilter'] },
      sdk.paginateDescribeMetricFilters({ client }, {}),
      (page) => page.metricFilters,
    )
    for (const one of filters)
      context.emit({
        type: 'AWS::Logs::MetricFilter',
        id: `${one.logGroupName ?? ''}|${one.filterName ?? ''}`,
        ...(one.filterName !== undefined && { name: one.filterName }),
        properties: {
          LogGroupName: one.logGroupName,
          FilterPattern: one.filterPattern,
          MetricTransformations: one.metricTransformations?.map((t) => ({
            MetricName: t.metricName,
            MetricNamespace: t.metricNamespace,
            MetricValue: t.metricValue,
          })),
        },
      })
  },
}
