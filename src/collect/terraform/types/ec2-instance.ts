import { Buffer } from 'node:buffer'
import { unknown } from '../../../model/unknown.ts'
import {
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
  one,
  read,
} from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'
import { unlessSensitive } from './environment.ts'

const metadata: Fields = {
  HttpEndpoint: 'http_endpoint',
  HttpTokens: 'http_tokens',
  HttpPutResponseHopLimit: number('http_put_response_hop_limit'),
}

const disk: Fields = {
  DeleteOnTermination: flag('delete_on_termination'),
  Encrypted: flag('encrypted'),
  KmsKeyId: 'kms_key_id',
  VolumeSize: number('volume_size'),
  VolumeType: 'volume_type',
}

const disks = (name: string): Field =>
  ifSet(name, many(name, { DeviceName: 'device_name', Ebs: object(disk) }))

/** The image names the root device; its mapping therefore has no name until the provider has read that. */
const rootDisk = ifSet('root_block_device', many('root_block_device', { Ebs: object(disk) }))

/** User data as CloudFormation has it: base64. States of older providers keep only a hash. */
const userData: Field = either(
  unlessSensitive('user_data_base64', literal('user_data_base64')),
  changed(unlessSensitive('user_data', literal('user_data')), (text) =>
    typeof text !== 'string'
      ? text
      : /^[0-9a-f]{40}$/.test(text)
        ? unknown('unresolved', 'the file shows only a hash of the user data')
        : Buffer.from(text).toString('base64'),
  ),
)

/** CloudFormation says of the first network interface what Terraform says of the instance. */
const networkInterfaces: Field = (block) => {
  const value = read(flag('associate_public_ip_address'), block)
  return value === undefined ? undefined : [{ DeviceIndex: '0', AssociatePublicIpAddress: value }]
}

const instance: Fields = {
  ImageId: 'ami',
  InstanceType: 'instance_type',
  KeyName: 'key_name',
  IamInstanceProfile: 'iam_instance_profile',
  Monitoring: flag('monitoring'),
  SubnetId: 'subnet_id',
  SecurityGroupIds: list('vpc_security_group_ids'),
  SecurityGroups: list('security_groups'),
  UserData: userData,
  MetadataOptions: ifSet('metadata_options', one('metadata_options', metadata)),
  BlockDeviceMappings: concat(rootDisk, disks('ebs_block_device')),
  NetworkInterfaces: networkInterfaces,
  DisableApiTermination: flag('disable_api_termination'),
  EbsOptimized: flag('ebs_optimized'),
  Tenancy: 'tenancy',
}

export const ec2Instance: Mappings = {
  aws_autoscaling_group: resource(
    'AWS::AutoScaling::AutoScalingGroup',
    {
      AutoScalingGroupName: literal('name'),
      LaunchConfigurationName: 'launch_configuration',
      LaunchTemplate: one('launch_template', { LaunchTemplateId: 'id', Version: 'version' }),
      VPCZoneIdentifier: list('vpc_zone_identifier'),
      MinSize: number('min_size'),
      MaxSize: number('max_size'),
    },
    { name: 'name' },
  ),
  aws_autoscaling_attachment: ignored,
  aws_autoscaling_policy: resource('AWS::AutoScaling::ScalingPolicy', {
    AutoScalingGroupName: 'autoscaling_group_name',
  }),
  aws_instance: resource('AWS::EC2::Instance', instance, { facts: { State: 'instance_state' } }),
  aws_key_pair: resource(
    'AWS::EC2::KeyPair',
    { KeyName: literal('key_name') },
    { name: 'key_name' },
  ),
  aws_launch_configuration: resource(
    'AWS::AutoScaling::LaunchConfiguration',
    {
      LaunchConfigurationName: literal('name'),
      ImageId: 'image_id',
      InstanceType: 'instance_type',
      AssociatePublicIpAddress: flag('associate_public_ip_address'),
      MetadataOptions: ifSet('metadata_options', one('metadata_options', metadata)),
      UserData: userData,
      SecurityGroups: list('security_groups'),
    },
    { name: 'name' },
  ),
  aws_launch_template: resource('AWS::EC2::LaunchTemplate', {
    LaunchTemplateName: literal('name'),
    LaunchTemplateData: object({
      ImageId: 'image_id',
      InstanceType: 'instance_type',
      KeyName: 'key_name',
      UserData: unlessSensitive('user_data', literal('user_data')),
      IamInstanceProfile: one('iam_instance_profile', { Arn: 'arn', Name: 'name' }),
      MetadataOptions: ifSet('metadata_options', one('metadata_options', metadata)),
      Monitoring: one('monitoring', { Enabled: flag('enabled') }),
      BlockDeviceMappings: many('block_device_mappings', {
        DeviceName: 'device_name',
        Ebs: one('ebs', disk),
      }),
      NetworkInterfaces: many('network_interfaces', {
        AssociatePublicIpAddress: flag('associate_public_ip_address'),
        SubnetId: 'subnet_id',
        Groups: list('security_groups'),
      }),
      SecurityGroupIds: list('vpc_security_group_ids'),
    }),
  }),
  aws_network_interface: resource('AWS::EC2::NetworkInterface', {
    SubnetId: 'subnet_id',
    GroupSet: list('security_groups'),
    SourceDestCheck: flag('source_dest_check'),
  }),
  aws_network_interface_attachment: ignored,
  aws_eip: resource('AWS::EC2::EIP', { InstanceId: 'instance', Domain: 'domain' }),
  aws_eip_association: resource('AWS::EC2::EIPAssociation', {
    AllocationId: 'allocation_id',
    InstanceId: 'instance_id',
  }),
  aws_spot_instance_request: resource('AWS::EC2::Instance', instance),
  aws_volume_attachment: resource('AWS::EC2::VolumeAttachment', {
    Device: 'device_name',
    InstanceId: 'instance_id',
    VolumeId: 'volume_id',
  }),
}
