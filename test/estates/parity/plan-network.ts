import type { Described } from '../terraform/build-plan.ts'
import { computed, planned, to } from './plan-values.ts'

const vpc = to('aws_vpc.Vpc.id')

const rule = (from_port: number, to_port: number, more: object) => ({
  protocol: 'tcp',
  from_port,
  to_port,
  cidr_blocks: [],
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  security_groups: [],
  self: false,
  description: '',
  ...more,
})

const inside = [rule(443, 443, { cidr_blocks: ['10.20.0.0/16'], description: 'Inside' })]

function association(kind: string): Described {
  return planned(`aws_route_table_association.${kind}Association`, {
    route_table_id: to(`aws_route_table.${kind}Routes.id`),
    subnet_id: to(`aws_subnet.${kind}Subnet.id`),
  })
}

export const networkPlan: readonly Described[] = [
  planned('aws_vpc.Vpc', { cidr_block: '10.20.0.0/16', enable_dns_support: true }),
  planned('aws_vpc.QuietVpc', { cidr_block: '10.30.0.0/16', enable_dns_support: true }),
  planned('aws_internet_gateway.Gateway', { vpc_id: vpc }),
  planned('aws_subnet.PrivateSubnet', {
    vpc_id: vpc,
    cidr_block: '10.20.1.0/24',
    availability_zone: 'us-east-1a',
    map_public_ip_on_launch: false,
  }),
  planned('aws_subnet.PublicSubnet', {
    vpc_id: vpc,
    cidr_block: '10.20.2.0/24',
    availability_zone: 'us-east-1b',
    map_public_ip_on_launch: true,
  }),
  planned('aws_route_table.PublicRoutes', { vpc_id: vpc, route: computed }),
  planned('aws_route_table.PrivateRoutes', { vpc_id: vpc, route: computed }),
  planned('aws_route.DefaultRoute', {
    route_table_id: to('aws_route_table.PublicRoutes.id'),
    destination_cidr_block: '0.0.0.0/0',
    gateway_id: to('aws_internet_gateway.Gateway.id'),
  }),
  association('Public'),
  association('Private'),
  planned('aws_flow_log.FlowLog', {
    vpc_id: vpc,
    traffic_type: 'ALL',
    log_destination_type: 's3',
    log_destination: to('aws_s3_bucket.LogsBucket.arn'),
    log_group_name: computed,
    subnet_id: null,
    eni_id: null,
  }),
  planned('aws_vpc_endpoint.BucketEndpoint', {
    vpc_id: vpc,
    vpc_endpoint_type: 'Gateway',
    service_name: 'com.amazonaws.us-east-1.s3',
    route_table_ids: [to('aws_route_table.PrivateRoutes.id')],
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::parity-records/*',
        },
      ],
    }),
  }),
  planned('aws_network_acl.OpenAcl', {
    vpc_id: vpc,
    subnet_ids: computed,
    ingress: computed,
    egress: computed,
  }),
  planned('aws_network_acl_rule.OpenAclEntry', {
    network_acl_id: to('aws_network_acl.OpenAcl.id'),
    rule_number: 100,
    protocol: '-1',
    rule_action: 'allow',
    egress: false,
    cidr_block: '0.0.0.0/0',
  }),
  planned('aws_security_group.WebGroup', {
    name: 'parity-web',
    description: 'Web servers',
    vpc_id: vpc,
    ingress: [rule(443, 443, { cidr_blocks: ['0.0.0.0/0'], description: 'Customers' })],
    egress: inside,
  }),
  planned('aws_security_group.DatabaseGroup', {
    name: 'parity-database',
    description: 'Databases',
    vpc_id: vpc,
    ingress: [
      rule(5432, 5432, {
        security_groups: [to('aws_security_group.WebGroup.id')],
        description: 'Web servers',
      }),
    ],
    egress: inside,
  }),
  planned('aws_security_group.WideGroup', {
    name: 'parity-wide',
    description: 'Everything from everywhere',
    vpc_id: vpc,
    ingress: [rule(0, 0, { protocol: '-1', cidr_blocks: ['0.0.0.0/0'] })],
    egress: inside,
  }),
  planned('aws_security_group.OpenGroup', {
    name: 'parity-open',
    description: 'Too open',
    vpc_id: vpc,
    ingress: computed,
    egress: computed,
  }),
  planned('aws_vpc_security_group_ingress_rule.OpenGroupSsh', {
    security_group_id: to('aws_security_group.OpenGroup.id'),
    ip_protocol: 'tcp',
    from_port: 22,
    to_port: 22,
    cidr_ipv4: '0.0.0.0/0',
  }),
  planned('aws_vpc_security_group_ingress_rule.OpenGroupDatabase', {
    security_group_id: to('aws_security_group.OpenGroup.id'),
    ip_protocol: 'tcp',
    from_port: 3306,
    to_port: 3306,
    cidr_ipv6: '::/0',
  }),
  planned('aws_vpc_security_group_egress_rule.OpenGroupEgress', {
    security_group_id: to('aws_security_group.OpenGroup.id'),
    ip_protocol: '-1',
    cidr_ipv4: '0.0.0.0/0',
  }),
]
