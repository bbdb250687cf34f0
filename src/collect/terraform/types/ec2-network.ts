import { isUnknown } from '../../../model/unknown.ts'
import type { Block } from '../block.ts'
import {
  always,
  changed,
  concat,
  either,
  type Field,
  type Fields,
  flag,
  ifSet,
  list,
  literal,
  many,
  number,
  object,
  policy,
  read,
  words,
} from '../fields.ts'
import { ignored, type Mapping, type Mappings, type Piece, resource, several } from '../mapping.ts'

const vpc = (isDefault: boolean): Mapping =>
  resource(
    'AWS::EC2::VPC',
    {
      CidrBlock: 'cidr_block',
      EnableDnsHostnames: flag('enable_dns_hostnames'),
      EnableDnsSupport: flag('enable_dns_support'),
      InstanceTenancy: 'instance_tenancy',
    },
    { facts: { IsDefault: always(isDefault) } },
  )

const subnet = resource('AWS::EC2::Subnet', {
  VpcId: 'vpc_id',
  CidrBlock: 'cidr_block',
  AvailabilityZone: 'availability_zone',
  MapPublicIpOnLaunch: flag('map_public_ip_on_launch'),
})

const ways: Fields = {
  EgressOnlyInternetGatewayId: 'egress_only_gateway_id',
  GatewayId: 'gateway_id',
  InstanceId: 'instance_id',
  NatGatewayId: 'nat_gateway_id',
  NetworkInterfaceId: 'network_interface_id',
  TransitGatewayId: 'transit_gateway_id',
  VpcEndpointId: 'vpc_endpoint_id',
  VpcPeeringConnectionId: 'vpc_peering_connection_id',
}

const routeTable = resource('AWS::EC2::RouteTable', {
  VpcId: 'vpc_id',
  Routes: ifSet(
    'route',
    many('route', {
      DestinationCidrBlock: 'cidr_block',
      DestinationIpv6CidrBlock: 'ipv6_cidr_block',
      DestinationPrefixListId: 'destination_prefix_list_id',
      ...ways,
    }),
  ),
})

const protocol: Field = changed(
  words(literal('protocol'), { all: -1, tcp: 6, udp: 17, icmp: 1, icmpv6: 58 }),
  (v) => (typeof v === 'string' && /^-?\d{1,3}$/.test(v) ? Number(v) : v),
)

const entry: Fields = {
  CidrBlock: 'cidr_block',
  Ipv6CidrBlock: 'ipv6_cidr_block',
  Protocol: protocol,
  PortRange: object({ From: number('from_port'), To: number('to_port') }),
}

const inlineEntries = (name: string, egress: boolean): Field =>
  ifSet(
    name,
    many(name, {
      ...entry,
      Egress: always(egress),
      RuleAction: literal('action'),
      RuleNumber: number('rule_no'),
    }),
  )

const networkAcl = resource('AWS::EC2::NetworkAcl', {
  VpcId: 'vpc_id',
  SubnetIds: list('subnet_ids'),
  Entries: concat(inlineEntries('ingress', false), inlineEntries('egress', true)),
})

export const ec2Network: Mappings = {
  aws_default_network_acl: networkAcl,
  aws_default_route_table: routeTable,
  aws_default_subnet: subnet,
  aws_default_vpc: vpc(true),
  aws_egress_only_internet_gateway: resource('AWS::EC2::EgressOnlyInternetGateway', {
    VpcId: 'vpc_id',
  }),
  aws_flow_log: resource('AWS::EC2::FlowLog', {
    ResourceId: either('vpc_id', 'subnet_id', 'eni_id', 'transit_gateway_id'),
    ResourceType: flowLogSubject,
    TrafficType: literal('traffic_type'),
    LogDestinationType: 'log_destination_type',
    LogDestination: 'log_destination',
    LogGroupName: 'log_group_name',
    DeliverLogsPermissionArn: 'iam_role_arn',
  }),
  aws_internet_gateway: several(internetGateway),
  aws_internet_gateway_attachment: resource('AWS::EC2::VPCGatewayAttachment', {
    InternetGatewayId: 'internet_gateway_id',
    VpcId: 'vpc_id',
  }),
  aws_main_route_table_association: ignored,
  aws_nat_gateway: resource('AWS::EC2::NatGateway', {
    AllocationId: 'allocation_id',
    ConnectivityType: 'connectivity_type',
    SubnetId: 'subnet_id',
  }),
  aws_network_acl: networkAcl,
  aws_network_acl_association: ignored,
  aws_network_acl_rule: resource('AWS::EC2::NetworkAclEntry', {
    ...entry,
    NetworkAclId: 'network_acl_id',
    Egress: flag('egress'),
    RuleAction: literal('rule_action'),
    RuleNumber: number('rule_number'),
  }),
  aws_networkfirewall_firewall: resource(
    'AWS::NetworkFirewall::Firewall',
    {
      FirewallName: literal('name'),
      FirewallPolicyArn: 'firewall_policy_arn',
      VpcId: 'vpc_id',
      DeleteProtection: flag('delete_protection'),
      SubnetMappings: many('subnet_mapping', { SubnetId: 'subnet_id' }),
    },
    { name: 'name' },
  ),
  aws_route: resource('AWS::EC2::Route', {
    RouteTableId: 'route_table_id',
    DestinationCidrBlock: 'destination_cidr_block',
    DestinationIpv6CidrBlock: 'destination_ipv6_cidr_block',
    DestinationPrefixListId: 'destination_prefix_list_id',
    ...ways,
  }),
  aws_route_table: routeTable,
  aws_route_table_association: resource('AWS::EC2::SubnetRouteTableAssociation', {
    RouteTableId: 'route_table_id',
    SubnetId: 'subnet_id',
  }),
  aws_subnet: subnet,
  aws_vpc: vpc(false),
  aws_vpc_dhcp_options: ignored,
  aws_vpc_dhcp_options_association: ignored,
  aws_vpc_endpoint: resource('AWS::EC2::VPCEndpoint', {
    VpcId: 'vpc_id',
    ServiceName: 'service_name',
    VpcEndpointType: 'vpc_endpoint_type',
    PolicyDocument: policy('policy'),
    PrivateDnsEnabled: flag('private_dns_enabled'),
    RouteTableIds: list('route_table_ids'),
    SecurityGroupIds: list('security_group_ids'),
    SubnetIds: list('subnet_ids'),
  }),
  aws_vpc_endpoint_route_table_association: ignored,
  aws_vpc_endpoint_subnet_association: ignored,
  aws_vpc_peering_connection: resource('AWS::EC2::VPCPeeringConnection', {
    VpcId: 'vpc_id',
    PeerVpcId: 'peer_vpc_id',
    PeerOwnerId: 'peer_owner_id',
  }),
}

function flowLogSubject(block: Block): string | undefined {
  for (const [attribute, kind] of [
    ['vpc_id', 'VPC'],
    ['subnet_id', 'Subnet'],
    ['eni_id', 'NetworkInterface'],
    ['transit_gateway_id', 'TransitGateway'],
  ] as const)
    if (block.value(attribute) !== undefined) return kind
  return undefined
}

/** The gateway and, where it says its VPC, the attachment to it. */
function internetGateway(block: Block): readonly Piece[] {
  const vpcId = read('vpc_id', block)
  const gateway = { type: 'AWS::EC2::InternetGateway', properties: {} }
  if (vpcId === undefined || isUnknown(vpcId)) return [gateway]
  const InternetGatewayId = `\${${block.instance.address}.id}`
  return [
    gateway,
    {
      type: 'AWS::EC2::VPCGatewayAttachment',
      suffix: 'attachment',
      properties: { InternetGatewayId, VpcId: vpcId },
    },
  ]
}
