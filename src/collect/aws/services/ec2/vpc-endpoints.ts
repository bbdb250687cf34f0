import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { parsePolicy } from '../../policy-document.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

export async function readEndpoints(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeVpcEndpoints } = await import('@aws-sdk/client-ec2')
  const type = 'AWS::EC2::VPCEndpoint'
  const endpoints = await context.list(
    { permission: 'ec2:DescribeVpcEndpoints', types: [type] },
    paginateDescribeVpcEndpoints({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.VpcEndpoints,
  )
  for (const endpoint of endpoints) {
    if (endpoint.State?.toLowerCase() === 'deleted') continue
    const id = endpoint.VpcEndpointId ?? ''
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'vpc-endpoint', id),
      properties: {
        VpcId: endpoint.VpcId,
        ServiceName: endpoint.ServiceName,
        VpcEndpointType: endpoint.VpcEndpointType,
        PolicyDocument: parsePolicy(endpoint.PolicyDocument),
        PrivateDnsEnabled: endpoint.PrivateDnsEnabled,
        RouteTableIds: endpoint.RouteTableIds,
        SubnetIds: endpoint.SubnetIds,
        SecurityGroupIds: (endpoint.Groups ?? []).map((group) => group.GroupId),
      },
      tags: tagsOf(endpoint.Tags),
    })
  }
}
