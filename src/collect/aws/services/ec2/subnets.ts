import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

export async function readSubnets(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeSubnets } = await import('@aws-sdk/client-ec2')
  const type = 'AWS::EC2::Subnet'
  const subnets = await context.list(
    { permission: 'ec2:DescribeSubnets', types: [type] },
    paginateDescribeSubnets({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.Subnets,
  )
  for (const subnet of subnets) {
    const id = subnet.SubnetId ?? ''
    context.emit({
      type,
      id,
      arn: subnet.SubnetArn ?? ec2Arn(context, 'subnet', id),
      properties: {
        VpcId: subnet.VpcId,
        CidrBlock: subnet.CidrBlock,
        AvailabilityZone: subnet.AvailabilityZone,
        MapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
        AssignIpv6AddressOnCreation: subnet.AssignIpv6AddressOnCreation,
      },
      tags: tagsOf(subnet.Tags),
    })
  }
}
