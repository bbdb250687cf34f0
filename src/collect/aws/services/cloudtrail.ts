import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'

/** Trails whose home is this Region, with status and selectors. */
export const collector: Collector = {
  service: 'cloudtrail',
  scope: 'regional',
  types: ['AWS::CloudTrail::Trail'],
  actions: [
    'cloudtrail:DescribeTrails',
    'cloudtrail:GetEventSelectors',
    'cloudtrail:GetInsightSelectors',
    'cloudtrail:GetTrailStatus',
  ],
  async collect(context) {
    const { CloudTrail } = await import('@aws-sdk/client-cloudtrail')
    const cloudtrail = context.client(CloudTrail)
    const trails = await context.list(
      { permission: 'cloudtrail:DescribeTrails' },
      () => cloudtrail.describeTrails({ includeShadowTrails: context.regions.length === 1 }),
      (page) => page.trailList,
    )
    await context.each(trails, async (trail) => {
      const arn = trail.TrailARN ?? trail.Name ?? ''
      const call = (action: string) => ({ permission: `cloudtrail:${action}`, resource: arn })
      const status = await context.detail(call('GetTrailStatus'), () =>
        cloudtrail.getTrailStatus({ Name: arn }),
      )
      const selectors = await context.detail(call('GetEventSelectors'), () =>
        cloudtrail.getEventSelectors({ TrailName: arn }),
      )
      const insights = await context.detail(
        { ...call('GetInsightSelectors'), absent: ['InsightNotEnabledException'] },
        async () => (await cloudtrail.getInsightSelectors({ TrailName: arn })).InsightSelectors,
      )
      context.emit({
        type: 'AWS::CloudTrail::Trail',
        id: trail.Name ?? arn,
        arn,
        region: trail.HomeRegion,
        properties: {
          TrailName: trail.Name,
          S3BucketName: trail.S3BucketName,
          IsLogging: known(status, (s) => s.IsLogging ?? false),
          IsMultiRegionTrail: trail.IsMultiRegionTrail,
          IsOrganizationTrail: trail.IsOrganizationTrail,
          IncludeGlobalServiceEvents: trail.IncludeGlobalServiceEvents,
          EnableLogFileValidation: trail.LogFileValidationEnabled,
          KMSKeyId: trail.KmsKeyId,
          CloudWatchLogsLogGroupArn: trail.CloudWatchLogsLogGroupArn,
          CloudWatchLogsRoleArn: trail.CloudWatchLogsRoleArn,
          SnsTopicName: trail.SnsTopicName,
          EventSelectors: known(selectors, (s) => s.EventSelectors),
          AdvancedEventSelectors: known(selectors, (s) => s.AdvancedEventSelectors),
          InsightSelectors: insights,
        },
        facts: {
          HomeRegion: trail.HomeRegion,
          LatestDeliveryError: isUnknown(status) ? status : (status?.LatestDeliveryError ?? null),
        },
      })
    })
  },
}
