import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

const internet = 'AWS::EC2::InternetGateway'
const attachment = 'AWS::EC2::VPCGatewayAttachment'
const nat = 'AWS::EC2::NatGateway'

/** Internet gateways with their attachments, and NAT gateways that are not gone. */
export async function readGateways(context: CollectContext, ec2: EC2): Promise<void> {
  const sdk = await import('@aws-sdk/client-ec2')
  const gateways = await context.list(
    { permission: 'ec2:DescribeInternetGateways', types: [internet, attachment] },
    sdk.paginateDescribeInternetGateways({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.InternetGateways,
  )
  for (const gateway of gateways) {
    const id = gateway.InternetGatewayId ?? ''
    const arn = ec2Arn(context, 'internet-gateway', id)
    context.emit({ type: internet, id, arn, properties: {}, tags: tagsOf(gateway.Tags) })
    for (const { VpcId } of gateway.Attachments ?? [])
      context.emit({
        type: attachment,
        id: `IGW|${VpcId}`,
        properties: { InternetGatewayId: id, VpcId },
      })
  }
  const nats = await context.list(
    { permission: 'ec2:DescribeNatGateways', types: [nat] },
    sdk.paginateDescribeNatGateways({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.NatGateways,
  )
  for (const gateway of nats) {
    if (gateway.State === 'deleted') continue
    const id = gateway.NatGatewayId ?? ''
    context.emit({
      type: nat,
      id,
      arn: ec2Arn(context, 'natgateway', id),
      properties: {
        SubnetId: gateway.SubnetId,
        VpcId: gateway.VpcId,
        ConnectivityType: gateway.ConnectivityType,
      },
      tags: tagsOf(gateway.Tags),
    })
  }
}
