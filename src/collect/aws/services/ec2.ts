import type { Collector } from '../collector.ts'
import { readFlowLogs } from './ec2/flow-logs.ts'
import { readGateways } from './ec2/gateways.ts'
import { readImages } from './ec2/images.ts'
import { readInstances } from './ec2/instances.ts'
import { readLaunchTemplates } from './ec2/launch-templates.ts'
import { readNetworkAcls } from './ec2/network-acls.ts'
import { readRegionSettings } from './ec2/region-settings.ts'
import { readRouteTables } from './ec2/route-tables.ts'
import { readSecurityGroups } from './ec2/security-groups.ts'
import { readSnapshots } from './ec2/snapshots.ts'
import { readSubnets } from './ec2/subnets.ts'
import { readVolumes } from './ec2/volumes.ts'
import { readEndpoints } from './ec2/vpc-endpoints.ts'
import { readVpcs } from './ec2/vpcs.ts'

/** Machines, their disks and images, and the network around them. */
export const collector: Collector = {
  service: 'ec2',
  scope: 'regional',
  types: [
    'AWS::EC2::Instance',
    'AWS::EC2::SecurityGroup',
    'AWS::EC2::VPC',
    'AWS::EC2::Subnet',
    'AWS::EC2::RouteTable',
    'AWS::EC2::NetworkAcl',
    'AWS::EC2::InternetGateway',
    'AWS::EC2::VPCGatewayAttachment',
    'AWS::EC2::NatGateway',
    'AWS::EC2::VPCEndpoint',
    'AWS::EC2::FlowLog',
    'AWS::EC2::Volume',
    'AWS::EC2::Snapshot',
    'AWS::EC2::Image',
    'AWS::EC2::LaunchTemplate',
  ],
  region: [
    'EbsEncryptionByDefault',
    'EbsDefaultKmsKeyId',
    'SnapshotBlockPublicAccess',
    'ImageBlockPublicAccess',
    'InstanceMetadataDefaults',
  ],
  actions: [
    'ec2:DescribeInstances',
    'ec2:DescribeInstanceAttribute',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeVpcs',
    'ec2:DescribeSubnets',
    'ec2:DescribeRouteTables',
    'ec2:DescribeNetworkAcls',
    'ec2:DescribeInternetGateways',
    'ec2:DescribeNatGateways',
    'ec2:DescribeVpcEndpoints',
    'ec2:DescribeFlowLogs',
    'ec2:DescribeVolumes',
    'ec2:DescribeSnapshots',
    'ec2:DescribeSnapshotAttribute',
    'ec2:DescribeImages',
    'ec2:DescribeImageAttribute',
    'ec2:DescribeLaunchTemplates',
    'ec2:DescribeLaunchTemplateVersions',
    'ec2:GetEbsEncryptionByDefault',
    'ec2:GetEbsDefaultKmsKeyId',
    'ec2:GetSnapshotBlockPublicAccessState',
    'ec2:GetImageBlockPublicAccessState',
    'ec2:GetInstanceMetadataDefaults',
  ],
  async collect(context) {
    const { EC2 } = await import('@aws-sdk/client-ec2')
    const ec2 = context.client(EC2)
    const parts = [
      readRegionSettings,
      readVpcs,
      readSubnets,
      readRouteTables,
      readNetworkAcls,
      readGateways,
      readEndpoints,
      readFlowLogs,
      readSecurityGroups,
      readInstances,
      readVolumes,
      readSnapshots,
      readImages,
      readLaunchTemplates,
    ]
    await Promise.all(parts.map((read) => read(context, ec2)))
  },
}
