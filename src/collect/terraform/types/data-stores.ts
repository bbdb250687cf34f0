import {
  changed,
  either,
  flag,
  hidden,
  ifSet,
  list,
  literal,
  many,
  number,
  one,
  policy,
} from '../fields.ts'
import { type Mappings, part, resource } from '../mapping.ts'

const enabled = { Enabled: flag('enabled') }

const domain = resource(
  'AWS::OpenSearchService::Domain',
  {
    DomainName: literal('domain_name'),
    AccessPolicies: policy('access_policies'),
    AdvancedSecurityOptions: ifSet(
      'advanced_security_options',
      one('advanced_security_options', {
        ...enabled,
        InternalUserDatabaseEnabled: flag('internal_user_database_enabled'),
      }),
    ),
    DomainEndpointOptions: ifSet(
      'domain_endpoint_options',
      one('domain_endpoint_options', {
        EnforceHTTPS: flag('enforce_https'),
        TLSSecurityPolicy: 'tls_security_policy',
      }),
    ),
    EncryptionAtRestOptions: ifSet(
      'encrypt_at_rest',
      one('encrypt_at_rest', { ...enabled, KmsKeyId: 'kms_key_id' }),
    ),
    EngineVersion: either('engine_version', 'elasticsearch_version'),
    LogPublishingOptions: changed(
      many('log_publishing_options', {
        type: 'log_type',
        CloudWatchLogsLogGroupArn: 'cloudwatch_log_group_arn',
        ...enabled,
      }),
      byLogType,
    ),
    NodeToNodeEncryptionOptions: ifSet(
      'node_to_node_encryption',
      one('node_to_node_encryption', enabled),
    ),
    VPCOptions: one('vpc_options', {
      SecurityGroupIds: list('security_group_ids'),
      SubnetIds: list('subnet_ids'),
    }),
  },
  { name: 'domain_name' },
)

/** Log options by type of log, as CloudFormation has them. */
function byLogType(options: unknown): unknown {
  const entries = [options].flat().flatMap((o) => {
    if (typeof o !== 'object' || o === null || !('type' in o)) return []
    const { type, ...rest } = o
    return [[String(type), rest] as const]
  })
  return Object.fromEntries(entries)
}

export const dataStores: Mappings = {
  aws_elasticache_replication_group: resource(
    'AWS::ElastiCache::ReplicationGroup',
    {
      ReplicationGroupId: literal('replication_group_id'),
      AtRestEncryptionEnabled: flag('at_rest_encryption_enabled'),
      AuthToken: hidden('auth_token'),
      AutoMinorVersionUpgrade: flag('auto_minor_version_upgrade'),
      CacheSubnetGroupName: 'subnet_group_name',
      Engine: 'engine',
      KmsKeyId: 'kms_key_id',
      SecurityGroupIds: list('security_group_ids'),
      SnapshotRetentionLimit: number('snapshot_retention_limit'),
      TransitEncryptionEnabled: flag('transit_encryption_enabled'),
      UserGroupIds: list('user_group_ids'),
    },
    { name: 'replication_group_id' },
  ),
  aws_elasticache_subnet_group: resource('AWS::ElastiCache::SubnetGroup', {
    CacheSubnetGroupName: literal('name'),
    SubnetIds: list('subnet_ids'),
  }),
  aws_elasticsearch_domain: domain,
  aws_elasticsearch_domain_policy: part('AWS::OpenSearchService::Domain', 'domain_name', {
    AccessPolicies: policy('access_policies'),
  }),
  aws_opensearch_domain: domain,
  aws_opensearch_domain_policy: part('AWS::OpenSearchService::Domain', 'domain_name', {
    AccessPolicies: policy('access_policies'),
  }),
  aws_redshift_cluster: resource(
    'AWS::Redshift::Cluster',
    {
      ClusterIdentifier: literal('cluster_identifier'),
      AutomatedSnapshotRetentionPeriod: number('automated_snapshot_retention_period'),
      ClusterParameterGroupName: 'cluster_parameter_group_name',
      ClusterSubnetGroupName: 'cluster_subnet_group_name',
      Encrypted: flag('encrypted'),
      EnhancedVpcRouting: flag('enhanced_vpc_routing'),
      KmsKeyId: 'kms_key_id',
      LoggingProperties: one('logging', { BucketName: 'bucket_name' }),
      ManageMasterPassword: flag('manage_master_password'),
      MasterUserPassword: hidden('master_password'),
      MasterUsername: 'master_username',
      NodeType: 'node_type',
      PubliclyAccessible: flag('publicly_accessible'),
      VpcSecurityGroupIds: list('vpc_security_group_ids'),
    },
    { name: 'cluster_identifier' },
  ),
}
