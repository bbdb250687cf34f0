import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

export async function readVpcs(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeVpcs } = await import('@aws-sdk/client-ec2')
  const type = 'AWS::EC2::VPC'
  const vpcs = await context.list(
    { permission: 'ec2:DescribeVpcs', types: [type] },
    paginateDescribeVpcs({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.Vpcs,
  )
  for (const vpc of vpcs) {
    const id = vpc.VpcId ?? ''
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'vpc', id),
      properties: { CidrBlock: vpc.CidrBlock, InstanceTenancy: vpc.InstanceTenancy },
      facts: { IsDefault: vpc.IsDefault ?? false },
      tags: tagsOf(vpc.Tags),
    })
  }
}
