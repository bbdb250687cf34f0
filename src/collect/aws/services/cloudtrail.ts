import type { Trail } from '@aws-sdk/client-cloudtrail'
import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'

/**
 * Trails with status and selectors, each read in its home Region and emitted once: a trail at home in a Region that is
 * not reviewed still watches those that are.
 */
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
      () => cloudtrail.describeTrails({ includeShadowTrails: true }),
      (page) => page.trailList,
    )
    const { region, regions } = context
    const readsHere = ({ HomeRegion: home = region }: Trail) =>
      home === region || (!regions.includes(home) && region === regions[0])
    await context.each(trails.filter(readsHere), async (trail) => {
      const home = context.client(CloudTrail, trail.HomeRegion)
      const arn = trail.TrailARN ?? trail.Name ?? ''
      const call = (action: string) => ({ permission: `cloudtrail:${action}`, resource: arn })
      const status = await context.detail(call('GetTrailStatus'), () =>
        home.getTrailStatus({ Name: arn }),
      )
      const selectors = await context.detail(call('GetEventSelectors'), () =>
        home.getEventSelectors({ TrailName: arn }),
      )
      const insights = await context.detail(
        { ...call('GetInsightSelectors'), absent: ['InsightNotEnabledException'] },
        async () => (await home.getInsightSelectors({ TrailName: arn })).InsightSelectors,
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
