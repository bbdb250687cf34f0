import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

export async function readFlowLogs(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeFlowLogs } = await import('@aws-sdk/client-ec2')
  const type = 'AWS::EC2::FlowLog'
  const logs = await context.list(
    { permission: 'ec2:DescribeFlowLogs', types: [type] },
    paginateDescribeFlowLogs({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.FlowLogs,
  )
  for (const log of logs) {
    const id = log.FlowLogId ?? ''
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'vpc-flow-log', id),
      properties: {
        ResourceId: log.ResourceId,
        ResourceType: kindOf(log.ResourceId ?? ''),
        TrafficType: log.TrafficType,
        LogDestinationType: log.LogDestinationType,
        LogDestination: log.LogDestination,
        LogGroupName: log.LogGroupName,
        LogFormat: log.LogFormat,
        DeliverLogsPermissionArn: log.DeliverLogsPermissionArn,
        MaxAggregationInterval: log.MaxAggregationInterval,
      },
      facts: {
        DeliverLogsStatus: log.DeliverLogsStatus,
        DeliverLogsErrorMessage: log.DeliverLogsErrorMessage ?? null,
      },
      tags: tagsOf(log.Tags),
    })
  }
}

/** The API names only the resource; its prefix says what it is. */
function kindOf(resource: string): string | undefined {
  if (resource.startsWith('vpc-')) return 'VPC'
  if (resource.startsWith('subnet-')) return 'Subnet'
  if (resource.startsWith('eni-')) return 'NetworkInterface'
  if (resource.startsWith('tgw-attach-')) return 'TransitGatewayAttachment'
  return resource.startsWith('tgw-') ? 'TransitGateway' : undefined
}
