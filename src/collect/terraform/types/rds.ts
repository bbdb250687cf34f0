import {
  either,
  type Field,
  type Fields,
  flag,
  hidden,
  list,
  literal,
  number,
  result,
} from '../fields.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { Block } from '../block.ts'
import { type Mappings, resource } from '../mapping.ts'

const common: Fields = {
  AutoMinorVersionUpgrade: flag('auto_minor_version_upgrade'),
  BackupRetentionPeriod: number('backup_retention_period'),
  CopyTagsToSnapshot: flag('copy_tags_to_snapshot'),
  DBSubnetGroupName: 'db_subnet_group_name',
  DeletionProtection: flag('deletion_protection'),
  EnableCloudwatchLogsExports: list('enabled_cloudwatch_logs_exports'),
  EnableIAMDatabaseAuthentication: flag('iam_database_authentication_enabled'),
  Engine: 'engine',
  EngineVersion: 'engine_version',
  KmsKeyId: 'kms_key_id',
  ManageMasterUserPassword: flag('manage_master_user_password'),
  StorageEncrypted: flag('storage_encrypted'),
}

const instance: Fields = {
  DBInstanceClass: 'instance_class',
  CACertificateIdentifier: 'ca_cert_identifier',
  EnablePerformanceInsights: flag('performance_insights_enabled'),
  MonitoringInterval: number('monitoring_interval'),
  PubliclyAccessible: flag('publicly_accessible'),
}

/** `parameter` blocks as the map of CloudFormation. */
const parameters: Field = (block: Block) => {
  const blocks = block.blocks('parameter')
  if (isUnknown(blocks)) return blocks
  const entries: [string, unknown][] = []
  for (const parameter of blocks) {
    if (isUnknown(parameter)) return parameter
    const name = parameter.known('name')
    if (typeof name !== 'string') return parameter.unresolved('name')
    entries.push([name, parameter.value('value')])
  }
  return Object.fromEntries(entries)
}

export const rds: Mappings = {
  aws_db_instance: resource(
    'AWS::RDS::DBInstance',
    {
      ...common,
      ...instance,
      DBInstanceIdentifier: literal('identifier'),
      DBParameterGroupName: 'parameter_group_name',
      DBSnapshotIdentifier: 'snapshot_identifier',
      MasterUsername: 'username',
      MasterUserPassword: either(hidden('password'), hidden('password_wo_version')),
      MultiAZ: flag('multi_az'),
      SourceDBInstanceIdentifier: 'replicate_source_db',
      VPCSecurityGroups: list('vpc_security_group_ids'),
    },
    { name: 'identifier' },
  ),
  aws_db_parameter_group: resource(
    'AWS::RDS::DBParameterGroup',
    { DBParameterGroupName: literal('name'), Family: 'family', Parameters: parameters },
    { name: 'name' },
  ),
  aws_db_snapshot: resource(
    'AWS::RDS::DBSnapshot',
    {
      DBSnapshotIdentifier: 'db_snapshot_identifier',
      Encrypted: result('encrypted'),
      SharedWith: (block) => block.list('shared_accounts') ?? [],
    },
    { name: 'db_snapshot_identifier' },
  ),
  aws_db_subnet_group: resource(
    'AWS::RDS::DBSubnetGroup',
    {
      DBSubnetGroupName: literal('name'),
      DBSubnetGroupDescription: 'description',
      SubnetIds: list('subnet_ids'),
    },
    { name: 'name' },
  ),
  aws_rds_cluster: resource(
    'AWS::RDS::DBCluster',
    {
      ...common,
      DBClusterIdentifier: literal('cluster_identifier'),
      DBClusterParameterGroupName: 'db_cluster_parameter_group_name',
      MasterUsername: 'master_username',
      MasterUserPassword: either(hidden('master_password'), hidden('master_password_wo_version')),
      Port: number('port'),
      SnapshotIdentifier: 'snapshot_identifier',
      VpcSecurityGroupIds: list('vpc_security_group_ids'),
    },
    { name: 'cluster_identifier' },
  ),
  aws_rds_cluster_instance: resource(
    'AWS::RDS::DBInstance',
    {
      ...instance,
      AutoMinorVersionUpgrade: flag('auto_minor_version_upgrade'),
      CopyTagsToSnapshot: flag('copy_tags_to_snapshot'),
      DBClusterIdentifier: 'cluster_identifier',
      DBInstanceIdentifier: literal('identifier'),
      DBParameterGroupName: 'db_parameter_group_name',
      DBSubnetGroupName: 'db_subnet_group_name',
      Engine: 'engine',
      EngineVersion: 'engine_version',
      StorageEncrypted: flag('storage_encrypted'),
    },
    { name: 'identifier' },
  ),
  aws_rds_cluster_parameter_group: resource(
    'AWS::RDS::DBClusterParameterGroup',
    { DBClusterParameterGroupName: literal('name'), Family: 'family', Parameters: parameters },
    { name: 'name' },
  ),
}
