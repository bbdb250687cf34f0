import {
  type CreateFlowLogsRequest,
  type CreateNetworkAclEntryRequest,
  type CreateRouteRequest,
  type CreateSubnetRequest,
  type CreateVpcEndpointRequest,
  EC2,
  type IpPermission,
} from '@aws-sdk/client-ec2'
import type { Moto } from '../../live/moto.ts'
import { type Appliers, nameless, sure } from './applier.ts'

interface Peer {
  readonly IpProtocol: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly CidrIp?: string
  readonly CidrIpv6?: string
  readonly SourceSecurityGroupId?: string
  readonly Description?: string
}

export const network: Appliers = {
  'AWS::EC2::VPC': async (p: { CidrBlock: string }, moto: Moto) => {
    const { Vpc } = await moto.client(EC2).createVpc(p)
    return { ref: sure(Vpc?.VpcId) }
  },
  'AWS::EC2::InternetGateway': async (_: object, moto: Moto) => {
    const made = await moto.client(EC2).createInternetGateway({})
    return { ref: sure(made.InternetGateway?.InternetGatewayId) }
  },
  'AWS::EC2::VPCGatewayAttachment': async (
    p: { VpcId: string; InternetGatewayId: string },
    moto: Moto,
  ) => {
    await moto.client(EC2).attachInternetGateway(p)
    return nameless
  },
  'AWS::EC2::Subnet': async (
    p: CreateSubnetRequest & { MapPublicIpOnLaunch: boolean },
    moto: Moto,
  ) => {
    const { MapPublicIpOnLaunch: Value, ...rest } = p
    const made = await moto.client(EC2).createSubnet(rest)
    const SubnetId = sure(made.Subnet?.SubnetId)
    await moto.client(EC2).modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value } })
    return { ref: SubnetId }
  },
  'AWS::EC2::RouteTable': async (p: { VpcId: string }, moto: Moto) => {
    const made = await moto.client(EC2).createRouteTable(p)
    return { ref: sure(made.RouteTable?.RouteTableId) }
  },
  'AWS::EC2::Route': async (p: CreateRouteRequest, moto: Moto) => {
    await moto.client(EC2).createRoute(p)
    return nameless
  },
  'AWS::EC2::SubnetRouteTableAssociation': async (
    p: { RouteTableId: string; SubnetId: string },
    moto: Moto,
  ) => {
    await moto.client(EC2).associateRouteTable(p)
    return nameless
  },
  'AWS::EC2::FlowLog': async (
    { ResourceId, ...rest }: Omit<CreateFlowLogsRequest, 'ResourceIds'> & { ResourceId: string },
    moto: Moto,
  ) => {
    const made = await moto.client(EC2).createFlowLogs({ ...rest, ResourceIds: [ResourceId] })
    return { ref: sure(made.FlowLogIds?.[0]) }
  },
  'AWS::EC2::VPCEndpoint': async (
    p: Omit<CreateVpcEndpointRequest, 'PolicyDocument'> & { PolicyDocument: object },
    moto: Moto,
  ) => {
    const PolicyDocument = JSON.stringify(p.PolicyDocument)
    const made = await moto.client(EC2).createVpcEndpoint({ ...p, PolicyDocument })
    return { ref: sure(made.VpcEndpoint?.VpcEndpointId) }
  },
  'AWS::EC2::NetworkAcl': async (p: { VpcId: string }, moto: Moto) => {
    const made = await moto.client(EC2).createNetworkAcl(p)
    return { ref: sure(made.NetworkAcl?.NetworkAclId) }
  },
  'AWS::EC2::NetworkAclEntry': async (p: CreateNetworkAclEntryRequest, moto: Moto) => {
    await moto.client(EC2).createNetworkAclEntry({ ...p, Protocol: String(p.Protocol) })
    return nameless
  },
  'AWS::EC2::SecurityGroup': async (
    p: {
      GroupName: string
      GroupDescription: string
      VpcId: string
      SecurityGroupIngress?: readonly Peer[]
      SecurityGroupEgress?: readonly Peer[]
    },
    moto: Moto,
  ) => {
    const ec2 = moto.client(EC2)
    const { GroupName, VpcId, GroupDescription: Description } = p
    const GroupId = sure((await ec2.createSecurityGroup({ GroupName, VpcId, Description })).GroupId)
    if (p.SecurityGroupIngress !== undefined)
      await ec2.authorizeSecurityGroupIngress({
        GroupId,
        IpPermissions: p.SecurityGroupIngress.map(permission),
      })
    if (p.SecurityGroupEgress !== undefined) {
      await ec2.revokeSecurityGroupEgress({
        GroupId,
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      })
      await ec2.authorizeSecurityGroupEgress({
        GroupId,
        IpPermissions: p.SecurityGroupEgress.map(permission),
      })
    }
    return { ref: GroupId, attributes: { GroupId } }
  },
  'AWS::EC2::SecurityGroupIngress': async (p: Peer & { GroupId: string }, moto: Moto) => {
    const { GroupId } = p
    const ec2 = moto.client(EC2)
    await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [permission(p)] })
    return nameless
  },
}

function permission(peer: Peer): IpPermission {
  const { IpProtocol, FromPort, ToPort, Description } = peer
  const said = { ...(Description !== undefined && { Description }) }
  return {
    IpProtocol,
    FromPort,
    ToPort,
    ...(peer.CidrIp !== undefined && { IpRanges: [{ CidrIp: peer.CidrIp, ...said }] }),
    ...(peer.CidrIpv6 !== undefined && { Ipv6Ranges: [{ CidrIpv6: peer.CidrIpv6, ...said }] }),
    ...(peer.SourceSecurityGroupId !== undefined && {
      UserIdGroupPairs: [{ GroupId: peer.SourceSecurityGroupId, ...said }],
    }),
  }
}
