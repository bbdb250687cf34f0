import type { EC2, Route, RouteTable } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

export async function readRouteTables(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeRouteTables } = await import('@aws-sdk/client-ec2')
  const type = 'AWS::EC2::RouteTable'
  const tables = await context.list(
    { permission: 'ec2:DescribeRouteTables', types: [type] },
    paginateDescribeRouteTables({ client: ec2, pageSize: 100 }, {}),
    (page) => page.RouteTables,
  )
  for (const table of tables) {
    const id = table.RouteTableId ?? ''
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'route-table', id),
      properties: {
        VpcId: table.VpcId,
        Routes: (table.Routes ?? []).map(routeOf),
        SubnetIds: subnetsOf(table),
      },
      facts: { Main: (table.Associations ?? []).some((association) => association.Main === true) },
      tags: tagsOf(table.Tags),
    })
  }
}

function subnetsOf(table: RouteTable): readonly string[] {
  return (table.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? [])
}

function routeOf(route: Route): Readonly<Record<string, unknown>> {
  return {
    DestinationCidrBlock: route.DestinationCidrBlock,
    DestinationIpv6CidrBlock: route.DestinationIpv6CidrBlock,
    DestinationPrefixListId: route.DestinationPrefixListId,
    GatewayId: route.GatewayId,
    NatGatewayId: route.NatGatewayId,
    EgressOnlyInternetGatewayId: route.EgressOnlyInternetGatewayId,
    TransitGatewayId: route.TransitGatewayId,
    VpcPeeringConnectionId: route.VpcPeeringConnectionId,
    NetworkInterfaceId: route.NetworkInterfaceId,
    InstanceId: route.InstanceId,
    LocalGatewayId: route.LocalGatewayId,
    CarrierGatewayId: route.CarrierGatewayId,
    CoreNetworkArn: route.CoreNetworkArn,
  }
}
