import { changed, flag, ifSet, list, literal, many, object, one } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'
import { containerDefinitions } from './container-definitions.ts'

const name = { name: 'name' }

export const containers: Mappings = {
  aws_ecs_capacity_provider: ignored,
  aws_ecs_cluster: resource(
    'AWS::ECS::Cluster',
    {
      ClusterName: literal('name'),
      ClusterSettings: ifSet('setting', many('setting', { Name: 'name', Value: 'value' })),
      Configuration: one('configuration', {
        ExecuteCommandConfiguration: one('execute_command_configuration', {
          KmsKeyId: 'kms_key_id',
          Logging: 'logging',
          LogConfiguration: one('log_configuration', {
            CloudWatchEncryptionEnabled: flag('cloud_watch_encryption_enabled'),
            CloudWatchLogGroupName: 'cloud_watch_log_group_name',
            S3BucketName: 's3_bucket_name',
            S3EncryptionEnabled: flag('s3_bucket_encryption_enabled'),
          }),
        }),
      }),
    },
    name,
  ),
  aws_ecs_cluster_capacity_providers: ignored,
  aws_ecs_service: resource(
    'AWS::ECS::Service',
    {
      ServiceName: literal('name'),
      Cluster: 'cluster',
      EnableExecuteCommand: flag('enable_execute_command'),
      LaunchType: 'launch_type',
      NetworkConfiguration: one('network_configuration', {
        AwsvpcConfiguration: object({
          AssignPublicIp: changed(flag('assign_public_ip'), (on) =>
            on === true ? 'ENABLED' : 'DISABLED',
          ),
          SecurityGroups: list('security_groups'),
          Subnets: list('subnets'),
        }),
      }),
      PlatformVersion: 'platform_version',
      TaskDefinition: 'task_definition',
    },
    name,
  ),
  aws_ecs_task_definition: resource(
    'AWS::ECS::TaskDefinition',
    {
      Family: literal('family'),
      ContainerDefinitions: containerDefinitions('container_definitions'),
      Cpu: 'cpu',
      ExecutionRoleArn: 'execution_role_arn',
      IpcMode: 'ipc_mode',
      Memory: 'memory',
      NetworkMode: 'network_mode',
      PidMode: 'pid_mode',
      RequiresCompatibilities: list('requires_compatibilities'),
      TaskRoleArn: 'task_role_arn',
      Volumes: many('volume', {
        Name: 'name',
        EFSVolumeConfiguration: one('efs_volume_configuration', {
          FilesystemId: 'file_system_id',
          TransitEncryption: 'transit_encryption',
        }),
      }),
    },
    { name: 'family' },
  ),
  aws_eks_addon: resource('AWS::EKS::Addon', {
    AddonName: 'addon_name',
    ClusterName: 'cluster_name',
  }),
  aws_eks_cluster: resource(
    'AWS::EKS::Cluster',
    {
      Name: literal('name'),
      AccessConfig: ifSet(
        'access_config',
        one('access_config', { AuthenticationMode: 'authentication_mode' }),
      ),
      EncryptionConfig: many('encryption_config', {
        Provider: one('provider', { KeyArn: 'key_arn' }),
        Resources: list('resources'),
      }),
      Logging: changed(list('enabled_cluster_log_types'), (types) => ({
        ClusterLogging: { EnabledTypes: [types].flat().map((Type) => ({ Type })) },
      })),
      ResourcesVpcConfig: one('vpc_config', {
        EndpointPrivateAccess: flag('endpoint_private_access'),
        EndpointPublicAccess: flag('endpoint_public_access'),
        PublicAccessCidrs: list('public_access_cidrs'),
        SecurityGroupIds: list('security_group_ids'),
        SubnetIds: list('subnet_ids'),
      }),
      RoleArn: 'role_arn',
      Version: literal('version'),
    },
    name,
  ),
  aws_eks_access_entry: ignored,
  aws_eks_access_policy_association: ignored,
  aws_eks_fargate_profile: resource('AWS::EKS::FargateProfile', { ClusterName: 'cluster_name' }),
  aws_eks_node_group: resource('AWS::EKS::Nodegroup', {
    ClusterName: 'cluster_name',
    NodegroupName: literal('node_group_name'),
    RemoteAccess: one('remote_access', {
      Ec2SshKey: 'ec2_ssh_key',
      SourceSecurityGroups: list('source_security_group_ids'),
    }),
    Subnets: list('subnet_ids'),
  }),
}
