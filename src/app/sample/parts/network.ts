import type { Resource } from '../../../model/resource.ts'
import { type Details, idFrom, make, type Place } from '../place.ts'

export interface Network {
  readonly id: string
  readonly publicSubnets: readonly string[]
  readonly privateSubnets: readonly string[]
  readonly resources: readonly Resource[]
}

export interface NetworkOptions {
  readonly octet: number
  readonly flowLogs?: boolean
  readonly endpoints?: boolean
  readonly autoPublicIp?: boolean
}

/** A VPC in three zones with public, application and data subnets, routes, flow logs and gateway endpoints. */
export function network(place: Place, name: string, options: NetworkOptions): Network {
  const { octet, flowLogs = true, endpoints = true, autoPublicIp = false } = options
  const own = (kind: string, part: string) =>
    idFrom(kind, `${place.account}${place.region}${name}${part}`)
  const id = own('vpc', '')
  const zones = ['a', 'b', 'c']
  const subnet = (tier: string, zone: string, index: number) =>
    make(place, 'AWS::EC2::Subnet', own('subnet', tier + zone), {
      properties: {
        VpcId: id,
        CidrBlock: `10.${octet}.${index}.0/24`,
        AvailabilityZone: `${place.region}${zone}`,
        MapPublicIpOnLaunch: tier === 'public' && autoPublicIp,
      },
      tags: { Name: `${name}-${tier}-${zone}` },
    })
  const tiers = ['public', 'application', 'data'].map((tier, t) =>
    zones.map((zone, z) => subnet(tier, zone, t * 10 + z)),
  )
  const [publicTier = [], application = [], data = []] = tiers
  const ids = (subnets: readonly Resource[]) => subnets.map((s) => s.id)
  const gateway = own('igw', '')
  const routes = (part: string, subnets: readonly Resource[], target: Record<string, string>) =>
    make(place, 'AWS::EC2::RouteTable', own('rtb', part), {
      properties: {
        VpcId: id,
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', ...target }],
        SubnetIds: ids(subnets),
      },
    })
  const resources = [
    make(place, 'AWS::EC2::VPC', id, {
      properties: { CidrBlock: `10.${octet}.0.0/16`, EnableDnsHostnames: true },
      facts: { IsDefault: false },
      tags: { Name: name },
    }),
    ...tiers.flat(),
    make(place, 'AWS::EC2::InternetGateway', gateway, { properties: { VpcId: id } }),
    make(place, 'AWS::EC2::NatGateway', own('nat', ''), {
      properties: { SubnetId: ids(publicTier)[0] },
    }),
    routes('public', publicTier, { GatewayId: gateway }),
    routes('application', application, { NatGatewayId: own('nat', '') }),
    make(place, 'AWS::EC2::RouteTable', own('rtb', 'data'), {
      properties: { VpcId: id, Routes: [], SubnetIds: ids(data) },
    }),
    securityGroup(place, `${name}-default`, id, {
      GroupName: 'default',
      GroupDescription: 'default VPC security group',
    }),
    ...(flowLogs
      ? [
          make(place, 'AWS::EC2::FlowLog', own('fl', ''), {
            properties: {
              ResourceId: id,
              ResourceType: 'VPC',
              TrafficType: 'ALL',
              LogDestinationType: 's3',
            },
          }),
        ]
      : []),
    ...(endpoints ? ['s3', 'dynamodb'].map((service) => gatewayEndpoint(place, id, service)) : []),
  ]
  return { id, publicSubnets: ids(publicTier), privateSubnets: ids(application), resources }
}

function gatewayEndpoint(place: Place, vpc: string, service: string): Resource {
  return make(place, 'AWS::EC2::VPCEndpoint', idFrom('vpce', vpc + service), {
    properties: {
      VpcId: vpc,
      ServiceName: `com.amazonaws.${place.region}.${service}`,
      VpcEndpointType: 'Gateway',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: `${service}:*`,
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example1234' } },
          },
        ],
      },
    },
  })
}

/** A security group; rules in `properties`. Without rules it is closed. */
export function securityGroup(
  place: Place,
  name: string,
  vpc: string,
  properties: Details['properties'] = {},
): Resource {
  return make(
    place,
    'AWS::EC2::SecurityGroup',
    idFrom('sg', `${place.account}${place.region}${name}`),
    {
      properties: {
        GroupName: name,
        GroupDescription: `Traffic of ${name}`,
        VpcId: vpc,
        SecurityGroupIngress: [],
        SecurityGroupEgress: [],
        ...properties,
      },
      facts: { Attached: true },
      tags: { Name: name },
    },
  )
}

/** One inbound rule: a TCP port from an address range. */
export function from(cidr: string, port: number, description = 'inbound') {
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: cidr, Description: description }
}

export const openEgress = [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0', Description: 'all outbound' }]
export const httpsEgress = [
  { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0', Description: 'HTTPS out' },
]
