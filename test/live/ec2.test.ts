import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { S3 } from '@aws-sdk/client-s3'
import { beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, the } from './moto.ts'

const script = Buffer.from('#!/bin/sh\necho ready\n').toString('base64')

describeLive('Live EC2', (moto) => {
  let collected: Collected
  let made: Awaited<ReturnType<typeof build>>
  beforeAll(async () => {
    await moto.client(S3).createBucket({ Bucket: 'flow-logs' })
    await moto.client(IAM).createInstanceProfile({ InstanceProfileName: 'web' })
    made = await build(moto.client(EC2))
    collected = await moto.collect({ services: ['ec2'] })
  })

  test('lists every type to the end', () => {
    expect(collected.gaps.filter((gap) => gap.hides)).toEqual([])
    expect(collected.source.collected).toEqual(
      expect.arrayContaining(['AWS::EC2::Instance', 'AWS::EC2::FlowLog', 'AWS::EC2::VPCEndpoint']),
    )
  })

  test('an instance carries what decides who reaches it', () => {
    const instance = the(collected, 'AWS::EC2::Instance')
    expect(instance.properties).toMatchObject({
      ImageId: made.image,
      SubnetId: made.subnet,
      VpcId: made.vpc,
      SecurityGroupIds: [made.group],
      IamInstanceProfile: 'web',
      MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
      UserData: script,
    })
    expect(instance.facts).toMatchObject({ State: 'running' })
    expect(instance.tags).toEqual({ Name: 'web' })
    expect(instance.arn).toMatch(/^arn:aws:ec2:us-east-1:123456789012:instance\/i-/)
  })

  test('security groups have one entry per peer and know whether they are used', () => {
    const group = the(collected, 'AWS::EC2::SecurityGroup', made.group)
    expect(group.properties['SecurityGroupIngress']).toEqual([
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '192.0.2.0/24', Description: 'a' },
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '198.51.100.0/24' },
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv6: '::/0' },
      {
        IpProtocol: 'tcp',
        FromPort: 5432,
        ToPort: 5432,
        SourceSecurityGroupId: made.group,
        SourceSecurityGroupOwnerId: '123456789012',
      },
    ])
    expect(group.properties['SecurityGroupEgress']).toEqual([
      { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
    ])
    expect(group.facts).toEqual({ Attached: true })
    const unused = the(collected, 'AWS::EC2::SecurityGroup', made.unused)
    expect(unused.facts).toEqual({ Attached: false })
  })

  test('the network is complete: VPC, subnets, routes, gateways, endpoints, flow logs', () => {
    expect(the(collected, 'AWS::EC2::VPC', made.vpc).facts).toEqual({ IsDefault: false })
    expect(the(collected, 'AWS::EC2::Subnet', made.subnet).properties).toMatchObject({
      VpcId: made.vpc,
      CidrBlock: '10.0.1.0/24',
      MapPublicIpOnLaunch: false,
    })
    const table = the(collected, 'AWS::EC2::RouteTable', made.table)
    expect(table.properties).toMatchObject({
      SubnetIds: [made.subnet],
      Routes: expect.arrayContaining([
        { DestinationCidrBlock: '0.0.0.0/0', GatewayId: made.gateway },
      ]),
    })
    expect(table.facts).toEqual({ Main: false })
    expect(the(collected, 'AWS::EC2::VPCGatewayAttachment').properties).toEqual({
      InternetGatewayId: made.gateway,
      VpcId: made.vpc,
    })
    expect(the(collected, 'AWS::EC2::VPCEndpoint').properties).toMatchObject({
      ServiceName: 'com.amazonaws.us-east-1.s3',
      VpcEndpointType: 'Gateway',
    })
    expect(the(collected, 'AWS::EC2::FlowLog').properties).toMatchObject({
      ResourceId: made.vpc,
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
    })
    const acl = collected.resources.find(
      (r) => r.type === 'AWS::EC2::NetworkAcl' && r.properties['VpcId'] === made.vpc,
    )
    expect(acl?.properties['Entries']).toContainEqual({
      RuleNumber: 100,
      Protocol: -1,
      RuleAction: 'allow',
      Egress: false,
      CidrBlock: '0.0.0.0/0',
    })
  })

  test('volumes, snapshots and images know encryption and sharing', () => {
    expect(the(collected, 'AWS::EC2::Volume', made.volume)).toMatchObject({
      properties: { Encrypted: true, Size: 8 },
      facts: { State: 'available', Attached: false },
    })
    expect(the(collected, 'AWS::EC2::Snapshot', made.snapshot).properties).toMatchObject({
      VolumeId: made.volume,
      Encrypted: true,
      SharedWith: ['444455556666'],
    })
    const image = the(collected, 'AWS::EC2::Image', made.image)
    expect(image.properties).toEqual({ Name: 'golden', SharedWith: ['all'] })
    expect(image.facts?.['CreatedAt']).toMatch(/^\d{4}-/)
  })

  test('a launch template carries the data of its default version', () => {
    expect(the(collected, 'AWS::EC2::LaunchTemplate').properties).toEqual({
      LaunchTemplateName: 'web',
      LaunchTemplateData: expect.objectContaining({
        MetadataOptions: expect.objectContaining({ HttpTokens: 'required' }),
      }),
    })
  })

  test('settings of the Region are known, or unknown where the endpoint lacks the call', () => {
    const { properties } = the(collected, 'AWS::::Region')
    expect(properties['EbsEncryptionByDefault']).toBe(true)
    expect(properties['InstanceMetadataDefaults']).toMatchObject({ $unknown: 'failed' })
    expect(collected.gaps.map((gap) => gap.operation)).toContain('ec2:GetInstanceMetadataDefaults')
  })
})

async function build(ec2: EC2) {
  await ec2.enableEbsEncryptionByDefault({})
  const vpc = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? ''
  const subnet =
    (await ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.0.1.0/24' })).Subnet?.SubnetId ?? ''
  const gateway = (await ec2.createInternetGateway({})).InternetGateway?.InternetGatewayId ?? ''
  await ec2.attachInternetGateway({ InternetGatewayId: gateway, VpcId: vpc })
  const table = (await ec2.createRouteTable({ VpcId: vpc })).RouteTable?.RouteTableId ?? ''
  await ec2.associateRouteTable({ RouteTableId: table, SubnetId: subnet })
  await ec2.createRoute({
    RouteTableId: table,
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: gateway,
  })
  await ec2.createVpcEndpoint({
    VpcId: vpc,
    ServiceName: 'com.amazonaws.us-east-1.s3',
    VpcEndpointType: 'Gateway',
    RouteTableIds: [table],
  })
  await ec2.createFlowLogs({
    ResourceIds: [vpc],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::flow-logs',
  })
  const group = await createGroup(ec2, vpc, 'web')
  const unused = await createGroup(ec2, vpc, 'unused')
  await ec2.authorizeSecurityGroupIngress({
    GroupId: group,
    IpPermissions: [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        IpRanges: [{ CidrIp: '192.0.2.0/24', Description: 'a' }, { CidrIp: '198.51.100.0/24' }],
        Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      },
      {
        IpProtocol: 'tcp',
        FromPort: 5432,
        ToPort: 5432,
        UserIdGroupPairs: [{ GroupId: group }],
      },
    ],
  })
  const volume =
    (await ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 8, Encrypted: true }))
      .VolumeId ?? ''
  const snapshot = (await ec2.createSnapshot({ VolumeId: volume })).SnapshotId ?? ''
  await ec2.modifySnapshotAttribute({
    SnapshotId: snapshot,
    Attribute: 'createVolumePermission',
    OperationType: 'add',
    UserIds: ['444455556666'],
  })
  const image = (await ec2.registerImage({ Name: 'golden' })).ImageId ?? ''
  await ec2.modifyImageAttribute({
    ImageId: image,
    LaunchPermission: { Add: [{ Group: 'all' }] },
  })
  await ec2.createLaunchTemplate({
    LaunchTemplateName: 'web',
    LaunchTemplateData: { ImageId: image, MetadataOptions: { HttpTokens: 'required' } },
  })
  await ec2.runInstances({
    ImageId: image,
    MinCount: 1,
    MaxCount: 1,
    SubnetId: subnet,
    SecurityGroupIds: [group],
    IamInstanceProfile: { Name: 'web' },
    UserData: script,
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
  })
  return { vpc, subnet, gateway, table, group, unused, volume, snapshot, image }
}

async function createGroup(ec2: EC2, VpcId: string, GroupName: string): Promise<string> {
  const made = await ec2.createSecurityGroup({ VpcId, GroupName, Description: GroupName })
  return made.GroupId ?? ''
}
