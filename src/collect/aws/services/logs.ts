import type { Collector } from '../collector.ts'

/** Log groups and metric filters. Tags are not read: that is one call for each group. */
export const collector: Collector = {
  service: 'logs',
  scope: 'regional',
  types: ['AWS::Logs::LogGroup', 'AWS::Logs::MetricFilter'],
  actions: ['logs:DescribeLogGroups', 'logs:DescribeMetricFilters'],
  async collect(context) {
    const { CloudWatchLogs, paginateDescribeLogGroups, paginateDescribeMetricFilters } =
      await import('@aws-sdk/client-cloudwatch-logs')
    const client = context.client(CloudWatchLogs)
    const groups = await context.list(
      { permission: 'logs:DescribeLogGroups', types: ['AWS::Logs::LogGroup'] },
      paginateDescribeLogGroups({ client }, {}),
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
      paginateDescribeMetricFilters({ client }, {}),
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
