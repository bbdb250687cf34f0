import { describe, expect, test } from 'vitest'
import { buildPlan } from '../../../../test/estates/terraform/build-plan.ts'
import type { Resource } from '../../../model/resource.ts'
import { mapInstances } from '../map-instances.ts'
import { ignored } from '../mapping.ts'
import { mappings } from '../registry.ts'
import { World } from '../world.ts'

const document = { Version: '2012-10-17', Statement: [] }
const text = JSON.stringify(document)

type Row = readonly [terraform: string, values: object, type: string, properties: object]

/** What each Terraform type becomes before folding. */
const rows: readonly Row[] = [
  [
    'aws_accessanalyzer_analyzer',
    { analyzer_name: 'a', type: 'ORGANIZATION' },
    'AWS::AccessAnalyzer::Analyzer',
    { AnalyzerName: 'a', Type: 'ORGANIZATION' },
  ],
  [
    'aws_account_alternate_contact',
    { alternate_contact_type: 'SECURITY' },
    'AWS::::Account',
    { AlternateContacts: ['SECURITY'] },
  ],
  [
    'aws_acm_certificate',
    { domain_name: 'example.com', validation_method: 'DNS', key_algorithm: 'RSA_2048' },
    'AWS::CertificateManager::Certificate',
    { DomainName: 'example.com', ValidationMethod: 'DNS', KeyAlgorithm: 'RSA_2048' },
  ],
  [
    'aws_acmpca_certificate_authority',
    { type: 'ROOT' },
    'AWS::ACMPCA::CertificateAuthority',
    { Type: 'ROOT' },
  ],
  [
    'aws_alb',
    { name: 'a', internal: true },
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { Name: 'a', Scheme: 'internal', Type: 'application' },
  ],
  [
    'aws_alb_listener',
    { port: 443, protocol: 'HTTPS' },
    'AWS::ElasticLoadBalancingV2::Listener',
    { Port: 443, Protocol: 'HTTPS' },
  ],
  [
    'aws_alb_target_group',
    { name: 't', port: 80 },
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    { Name: 't', Port: 80 },
  ],
  ['aws_ami', { name: 'i' }, 'AWS::EC2::Image', { Name: 'i', SharedWith: [] }],
  ['aws_ami_copy', { name: 'i' }, 'AWS::EC2::Image', { Name: 'i', SharedWith: [] }],
  ['aws_ami_from_instance', { name: 'i' }, 'AWS::EC2::Image', { Name: 'i', SharedWith: [] }],
  [
    'aws_ami_launch_permission',
    { image_id: 'ami-1', group: 'all' },
    'Part::AWS::EC2::Image',
    { Parent: 'ami-1', SharedWith: ['all'] },
  ],
  [
    'aws_api_gateway_account',
    { cloudwatch_role_arn: 'r' },
    'AWS::ApiGateway::Account',
    { CloudWatchRoleArn: 'r' },
  ],
  [
    'aws_api_gateway_authorizer',
    { name: 'a', type: 'TOKEN' },
    'AWS::ApiGateway::Authorizer',
    { Name: 'a', Type: 'TOKEN' },
  ],
  [
    'aws_api_gateway_domain_name',
    { domain_name: 'example.com', security_policy: 'TLS_1_2' },
    'AWS::ApiGateway::DomainName',
    { DomainName: 'example.com', SecurityPolicy: 'TLS_1_2' },
  ],
  [
    'aws_api_gateway_method',
    { authorization: 'NONE', http_method: 'GET', api_key_required: false },
    'AWS::ApiGateway::Method',
    { AuthorizationType: 'NONE', HttpMethod: 'GET', ApiKeyRequired: false },
  ],
  ['aws_api_gateway_resource', { path_part: 'p' }, 'AWS::ApiGateway::Resource', { PathPart: 'p' }],
  [
    'aws_api_gateway_rest_api',
    { name: 'a', policy: text, endpoint_configuration: [{ types: ['PRIVATE'] }] },
    'AWS::ApiGateway::RestApi',
    { Name: 'a', Policy: document, EndpointConfiguration: { Types: ['PRIVATE'] } },
  ],
  [
    'aws_api_gateway_rest_api_policy',
    { rest_api_id: 'x', policy: text },
    'Part::AWS::ApiGateway::RestApi',
    { Parent: 'x', Policy: document },
  ],
  [
    'aws_api_gateway_stage',
    {
      stage_name: 's',
      xray_tracing_enabled: true,
      access_log_settings: [{ destination_arn: 'd' }],
    },
    'AWS::ApiGateway::Stage',
    { StageName: 's', TracingEnabled: true, AccessLogSetting: { DestinationArn: 'd' } },
  ],
  [
    'aws_apigatewayv2_api',
    { name: 'a', protocol_type: 'HTTP' },
    'AWS::ApiGatewayV2::Api',
    { Name: 'a', ProtocolType: 'HTTP' },
  ],
  [
    'aws_apigatewayv2_authorizer',
    { authorizer_type: 'JWT' },
    'AWS::ApiGatewayV2::Authorizer',
    { AuthorizerType: 'JWT' },
  ],
  [
    'aws_apigatewayv2_route',
    { route_key: 'GET /', authorization_type: 'JWT' },
    'AWS::ApiGatewayV2::Route',
    { RouteKey: 'GET /', AuthorizationType: 'JWT' },
  ],
  [
    'aws_apigatewayv2_stage',
    { name: 's', access_log_settings: [{ destination_arn: 'd' }] },
    'AWS::ApiGatewayV2::Stage',
    { StageName: 's', AccessLogSettings: { DestinationArn: 'd' } },
  ],
  [
    'aws_autoscaling_group',
    { name: 'g', min_size: 1, launch_template: [{ id: 'lt-1', version: '1' }] },
    'AWS::AutoScaling::AutoScalingGroup',
    {
      AutoScalingGroupName: 'g',
      MinSize: 1,
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
    },
  ],
  [
    'aws_autoscaling_policy',
    { autoscaling_group_name: 'g' },
    'AWS::AutoScaling::ScalingPolicy',
    { AutoScalingGroupName: 'g' },
  ],
  [
    'aws_backup_plan',
    {
      name: 'p',
      rule: [
        {
          rule_name: 'r',
          target_vault_name: 'v',
          schedule: 'cron(0 1 * * ? *)',
          lifecycle: [{ delete_after: 35, cold_storage_after: 0 }],
          copy_action: [{ destination_vault_arn: 'd', lifecycle: [] }],
        },
      ],
    },
    'AWS::Backup::BackupPlan',
    {
      BackupPlan: {
        BackupPlanName: 'p',
        BackupPlanRule: [
          {
            RuleName: 'r',
            TargetBackupVault: 'v',
            ScheduleExpression: 'cron(0 1 * * ? *)',
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: [{ DestinationBackupVaultArn: 'd' }],
          },
        ],
      },
    },
  ],
  [
    'aws_backup_selection',
    {
      name: 's',
      plan_id: 'p',
      resources: ['*'],
      selection_tag: [{ type: 'STRINGEQUALS', key: 'k', value: 'v' }],
    },
    'AWS::Backup::BackupSelection',
    {
      BackupPlanId: 'p',
      BackupSelection: {
        SelectionName: 's',
        Resources: ['*'],
        ListOfTags: [{ ConditionKey: 'k', ConditionType: 'STRINGEQUALS', ConditionValue: 'v' }],
      },
    },
  ],
  [
    'aws_backup_vault',
    { name: 'v', kms_key_arn: 'k' },
    'AWS::Backup::BackupVault',
    { BackupVaultName: 'v', EncryptionKeyArn: 'k' },
  ],
  [
    'aws_backup_vault_lock_configuration',
    { backup_vault_name: 'v', min_retention_days: 7 },
    'Part::AWS::Backup::BackupVault',
    { Parent: 'v', LockConfiguration: { MinRetentionDays: 7 } },
  ],
  [
    'aws_backup_vault_policy',
    { backup_vault_name: 'v', policy: text },
    'Part::AWS::Backup::BackupVault',
    { Parent: 'v', AccessPolicy: document },
  ],
  [
    'aws_cloudfront_distribution',
    {
      enabled: true,
      web_acl_id: 'w',
      default_cache_behavior: [{ viewer_protocol_policy: 'https-only', target_origin_id: 'o' }],
      ordered_cache_behavior: [
        { path_pattern: '/a', viewer_protocol_policy: 'allow-all', target_origin_id: 'o' },
      ],
      origin: [
        {
          origin_id: 'o',
          domain_name: 'example.com',
          custom_origin_config: [
            {
              origin_protocol_policy: 'https-only',
              origin_ssl_protocols: ['TLSv1.2'],
              http_port: 80,
              https_port: 443,
            },
          ],
          s3_origin_config: [],
        },
      ],
      viewer_certificate: [
        {
          cloudfront_default_certificate: false,
          acm_certificate_arn: 'c',
          minimum_protocol_version: 'TLSv1.2_2021',
        },
      ],
      logging_config: [{ bucket: 'b' }],
    },
    'AWS::CloudFront::Distribution',
    {
      DistributionConfig: {
        Enabled: true,
        WebACLId: 'w',
        DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only', TargetOriginId: 'o' },
        CacheBehaviors: [
          { PathPattern: '/a', ViewerProtocolPolicy: 'allow-all', TargetOriginId: 'o' },
        ],
        Origins: [
          {
            Id: 'o',
            DomainName: 'example.com',
            CustomOriginConfig: {
              OriginProtocolPolicy: 'https-only',
              OriginSSLProtocols: ['TLSv1.2'],
              HTTPPort: 80,
              HTTPSPort: 443,
            },
          },
        ],
        ViewerCertificate: {
          CloudFrontDefaultCertificate: false,
          AcmCertificateArn: 'c',
          MinimumProtocolVersion: 'TLSv1.2_2021',
        },
        Logging: { Bucket: 'b' },
      },
    },
  ],
  [
    'aws_cloudfront_origin_access_control',
    { name: 'o', signing_behavior: 'always' },
    'AWS::CloudFront::OriginAccessControl',
    { OriginAccessControlConfig: { Name: 'o', SigningBehavior: 'always' } },
  ],
  [
    'aws_cloudfront_origin_access_identity',
    { comment: 'c' },
    'AWS::CloudFront::CloudFrontOriginAccessIdentity',
    { CloudFrontOriginAccessIdentityConfig: { Comment: 'c' } },
  ],
  [
    'aws_cloudtrail',
    {
      name: 't',
      s3_bucket_name: 'b',
      is_multi_region_trail: true,
      enable_log_file_validation: true,
      enable_logging: true,
      event_selector: [
        {
          read_write_type: 'All',
          include_management_events: true,
          data_resource: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
        },
      ],
      advanced_event_selector: [
        {
          name: 'n',
          field_selector: [{ field: 'eventCategory', equals: ['Data'], not_equals: null }],
        },
      ],
      insight_selector: [{ insight_type: 'ApiCallRateInsight' }],
    },
    'AWS::CloudTrail::Trail',
    {
      TrailName: 't',
      S3BucketName: 'b',
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
      IsLogging: true,
      EventSelectors: [
        {
          ReadWriteType: 'All',
          IncludeManagementEvents: true,
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
        },
      ],
      AdvancedEventSelectors: [
        { Name: 'n', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] },
      ],
      InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }],
    },
  ],
  [
    'aws_cloudwatch_event_rule',
    { name: 'r', event_pattern: '{}' },
    'AWS::Events::Rule',
    { Name: 'r', EventPattern: '{}' },
  ],
  [
    'aws_cloudwatch_log_group',
    { name: 'g', retention_in_days: 0, kms_key_id: '' },
    'AWS::Logs::LogGroup',
    { LogGroupName: 'g' },
  ],
  [
    'aws_cloudwatch_log_metric_filter',
    {
      name: 'f',
      pattern: 'x',
      log_group_name: 'g',
      metric_transformation: [{ name: 'm', namespace: 'n', value: '1' }],
    },
    'AWS::Logs::MetricFilter',
    {
      FilterName: 'f',
      FilterPattern: 'x',
      LogGroupName: 'g',
      MetricTransformations: [{ MetricName: 'm', MetricNamespace: 'n', MetricValue: '1' }],
    },
  ],
  [
    'aws_cloudwatch_metric_alarm',
    {
      alarm_name: 'a',
      alarm_actions: ['t'],
      actions_enabled: true,
      metric_name: 'm',
      period: '300',
    },
    'AWS::CloudWatch::Alarm',
    { AlarmName: 'a', AlarmActions: ['t'], ActionsEnabled: true, MetricName: 'm', Period: 300 },
  ],
  ['aws_codeartifact_domain', { domain: 'd' }, 'AWS::CodeArtifact::Domain', { DomainName: 'd' }],
  [
    'aws_codeartifact_repository',
    {
      repository: 'r',
      domain: 'd',
      upstream: [{ repository_name: 'u' }],
      external_connections: [{ external_connection_name: 'public:npmjs' }],
    },
    'AWS::CodeArtifact::Repository',
    {
      RepositoryName: 'r',
      DomainName: 'd',
      Upstreams: ['u'],
      ExternalConnections: ['public:npmjs'],
    },
  ],
  [
    'aws_codeartifact_repository_permissions_policy',
    { repository: 'r', policy_document: text },
    'Part::AWS::CodeArtifact::Repository',
    { Parent: 'r', PermissionsPolicyDocument: document },
  ],
  [
    'aws_codebuild_project',
    {
      name: 'p',
      environment: [
        {
          privileged_mode: true,
          environment_variable: [{ name: 'K', value: 'v', type: 'PLAINTEXT' }],
        },
      ],
      logs_config: [{ cloudwatch_logs: [{ status: 'ENABLED' }], s3_logs: [] }],
    },
    'AWS::CodeBuild::Project',
    {
      Name: 'p',
      Environment: {
        PrivilegedMode: true,
        EnvironmentVariables: [{ Name: 'K', Value: 'v', Type: 'PLAINTEXT' }],
      },
      LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } },
    },
  ],
  [
    'aws_codecommit_repository',
    { repository_name: 'r' },
    'AWS::CodeCommit::Repository',
    { RepositoryName: 'r' },
  ],
  [
    'aws_codepipeline',
    {
      name: 'p',
      stage: [
        {
          name: 'Approve',
          action: [
            { name: 'a', category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
          ],
        },
      ],
    },
    'AWS::CodePipeline::Pipeline',
    {
      Name: 'p',
      Stages: [
        {
          Name: 'Approve',
          Actions: [
            {
              Name: 'a',
              ActionTypeId: {
                Category: 'Approval',
                Owner: 'AWS',
                Provider: 'Manual',
                Version: '1',
              },
            },
          ],
        },
      ],
    },
  ],
  [
    'aws_cognito_user_pool',
    { name: 'u', mfa_configuration: 'ON', password_policy: [{ minimum_length: 14 }] },
    'AWS::Cognito::UserPool',
    {
      UserPoolName: 'u',
      MfaConfiguration: 'ON',
      Policies: { PasswordPolicy: { MinimumLength: 14 } },
    },
  ],
  [
    'aws_cognito_user_pool_client',
    { name: 'c', user_pool_id: 'u' },
    'AWS::Cognito::UserPoolClient',
    { ClientName: 'c', UserPoolId: 'u' },
  ],
  [
    'aws_config_config_rule',
    { name: 'r', source: [{ owner: 'AWS', source_identifier: 'X' }] },
    'AWS::Config::ConfigRule',
    { ConfigRuleName: 'r', Source: { Owner: 'AWS', SourceIdentifier: 'X' } },
  ],
  [
    'aws_config_configuration_aggregator',
    { name: 'a', organization_aggregation_source: [{ all_regions: true }] },
    'AWS::Config::ConfigurationAggregator',
    { ConfigurationAggregatorName: 'a', OrganizationAggregationSource: { AllAwsRegions: true } },
  ],
  [
    'aws_config_configuration_recorder',
    {
      name: 'r',
      recording_group: [
        { all_supported: true, include_global_resource_types: true, resource_types: [] },
      ],
    },
    'AWS::Config::ConfigurationRecorder',
    { Name: 'r', RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } },
  ],
  [
    'aws_config_conformance_pack',
    { name: 'p' },
    'AWS::Config::ConformancePack',
    { ConformancePackName: 'p' },
  ],
  [
    'aws_config_delivery_channel',
    { name: 'c', s3_bucket_name: 'b' },
    'AWS::Config::DeliveryChannel',
    { Name: 'c', S3BucketName: 'b' },
  ],
  [
    'aws_config_organization_conformance_pack',
    { name: 'p' },
    'AWS::Config::OrganizationConformancePack',
    { OrganizationConformancePackName: 'p' },
  ],
  [
    'aws_config_organization_managed_rule',
    { name: 'r', rule_identifier: 'X' },
    'AWS::Config::OrganizationConfigRule',
    { OrganizationConfigRuleName: 'r', OrganizationManagedRuleMetadata: { RuleIdentifier: 'X' } },
  ],
  [
    'aws_config_remediation_configuration',
    { config_rule_name: 'r', target_type: 'SSM_DOCUMENT', target_id: 't', automatic: true },
    'AWS::Config::RemediationConfiguration',
    { ConfigRuleName: 'r', TargetType: 'SSM_DOCUMENT', TargetId: 't', Automatic: true },
  ],
  [
    'aws_db_instance',
    {
      identifier: 'd',
      storage_encrypted: true,
      publicly_accessible: false,
      backup_retention_period: 7,
      iam_database_authentication_enabled: true,
      enabled_cloudwatch_logs_exports: ['audit'],
      manage_master_user_password: null,
      password: 'x',
    },
    'AWS::RDS::DBInstance',
    {
      DBInstanceIdentifier: 'd',
      StorageEncrypted: true,
      PubliclyAccessible: false,
      BackupRetentionPeriod: 7,
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ['audit'],
      MasterUserPassword: '[hidden]',
    },
  ],
  [
    'aws_db_parameter_group',
    {
      name: 'p',
      family: 'postgres16',
      parameter: [{ name: 'rds.force_ssl', value: '1', apply_method: 'immediate' }],
    },
    'AWS::RDS::DBParameterGroup',
    { DBParameterGroupName: 'p', Family: 'postgres16', Parameters: { 'rds.force_ssl': '1' } },
  ],
  [
    'aws_db_snapshot',
    { db_snapshot_identifier: 's', encrypted: true, shared_accounts: ['all'] },
    'AWS::RDS::DBSnapshot',
    { DBSnapshotIdentifier: 's', Encrypted: true, SharedWith: ['all'] },
  ],
  [
    'aws_db_subnet_group',
    { name: 's', subnet_ids: ['subnet-1'] },
    'AWS::RDS::DBSubnetGroup',
    { DBSubnetGroupName: 's', SubnetIds: ['subnet-1'] },
  ],
  [
    'aws_default_network_acl',
    {
      ingress: [
        {
          action: 'allow',
          cidr_block: '0.0.0.0/0',
          from_port: 0,
          to_port: 0,
          protocol: '-1',
          rule_no: 100,
        },
      ],
    },
    'AWS::EC2::NetworkAcl',
    {
      Entries: [
        {
          CidrBlock: '0.0.0.0/0',
          Egress: false,
          Protocol: -1,
          RuleAction: 'allow',
          RuleNumber: 100,
          PortRange: { From: 0, To: 0 },
        },
      ],
    },
  ],
  [
    'aws_default_route_table',
    { vpc_id: 'vpc-1', route: [] },
    'AWS::EC2::RouteTable',
    { VpcId: 'vpc-1' },
  ],
  [
    'aws_default_security_group',
    { ingress: [], egress: [] },
    'AWS::EC2::SecurityGroup',
    { GroupName: 'default', SecurityGroupIngress: [], SecurityGroupEgress: [] },
  ],
  [
    'aws_default_subnet',
    { map_public_ip_on_launch: true },
    'AWS::EC2::Subnet',
    { MapPublicIpOnLaunch: true },
  ],
  ['aws_default_vpc', { cidr_block: '10.0.0.0/16' }, 'AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }],
  [
    'aws_dlm_lifecycle_policy',
    { state: 'ENABLED' },
    'AWS::DLM::LifecyclePolicy',
    { State: 'ENABLED' },
  ],
  [
    'aws_dynamodb_resource_policy',
    { resource_arn: 't', policy: text },
    'Part::AWS::DynamoDB::Table',
    { Parent: 't', ResourcePolicy: { PolicyDocument: document } },
  ],
  [
    'aws_dynamodb_table',
    {
      name: 't',
      server_side_encryption: [{ enabled: true, kms_key_arn: 'k' }],
      point_in_time_recovery: [{ enabled: true }],
      deletion_protection_enabled: false,
    },
    'AWS::DynamoDB::Table',
    {
      TableName: 't',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'k' },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: false,
    },
  ],
  ['aws_ebs_default_kms_key', { key_arn: 'k' }, 'AWS::::Region', { EbsDefaultKmsKeyId: 'k' }],
  [
    'aws_ebs_encryption_by_default',
    { enabled: true },
    'AWS::::Region',
    { EbsEncryptionByDefault: true },
  ],
  [
    'aws_ebs_snapshot',
    { volume_id: 'vol-1', encrypted: false },
    'AWS::EC2::Snapshot',
    { VolumeId: 'vol-1', Encrypted: false, SharedWith: [] },
  ],
  [
    'aws_ebs_snapshot_block_public_access',
    { state: 'block-all-sharing' },
    'AWS::::Region',
    { SnapshotBlockPublicAccess: 'block-all-sharing' },
  ],
  [
    'aws_ebs_snapshot_copy',
    { encrypted: true },
    'AWS::EC2::Snapshot',
    { Encrypted: true, SharedWith: [] },
  ],
  [
    'aws_ebs_volume',
    { availability_zone: 'eu-west-1a', encrypted: true, size: 8, type: 'gp3' },
    'AWS::EC2::Volume',
    { AvailabilityZone: 'eu-west-1a', Encrypted: true, Size: 8, VolumeType: 'gp3' },
  ],
  [
    'aws_ec2_image_block_public_access',
    { state: 'block-new-sharing' },
    'AWS::::Region',
    { ImageBlockPublicAccess: 'block-new-sharing' },
  ],
  [
    'aws_ec2_instance_metadata_defaults',
    { http_tokens: 'required' },
    'AWS::::Region',
    { InstanceMetadataDefaults: { HttpTokens: 'required' } },
  ],
  [
    'aws_ecr_lifecycle_policy',
    { repository: 'r', policy: '{}' },
    'Part::AWS::ECR::Repository',
    { Parent: 'r', LifecyclePolicy: { LifecyclePolicyText: '{}' } },
  ],
  [
    'aws_ecr_registry_policy',
    { policy: text },
    'AWS::ECR::RegistryPolicy',
    { PolicyText: document },
  ],
  [
    'aws_ecr_registry_scanning_configuration',
    {
      scan_type: 'ENHANCED',
      rule: [
        {
          scan_frequency: 'SCAN_ON_PUSH',
          repository_filter: [{ filter: '*', filter_type: 'WILDCARD' }],
        },
      ],
    },
    'AWS::ECR::RegistryScanningConfiguration',
    {
      ScanType: 'ENHANCED',
      Rules: [
        {
          ScanFrequency: 'SCAN_ON_PUSH',
          RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }],
        },
      ],
    },
  ],
  [
    'aws_ecr_repository',
    {
      name: 'r',
      image_tag_mutability: 'IMMUTABLE',
      image_scanning_configuration: [{ scan_on_push: true }],
      encryption_configuration: [{ encryption_type: 'KMS', kms_key: 'k' }],
    },
    'AWS::ECR::Repository',
    {
      RepositoryName: 'r',
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
      EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: 'k' },
    },
  ],
  [
    'aws_ecr_repository_policy',
    { repository: 'r', policy: text },
    'Part::AWS::ECR::Repository',
    { Parent: 'r', RepositoryPolicyText: document },
  ],
  [
    'aws_ecs_cluster',
    {
      name: 'c',
      setting: [{ name: 'containerInsights', value: 'enabled' }],
      configuration: [
        {
          execute_command_configuration: [
            { logging: 'OVERRIDE', log_configuration: [{ cloud_watch_log_group_name: 'g' }] },
          ],
        },
      ],
    },
    'AWS::ECS::Cluster',
    {
      ClusterName: 'c',
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
      Configuration: {
        ExecuteCommandConfiguration: {
          Logging: 'OVERRIDE',
          LogConfiguration: { CloudWatchLogGroupName: 'g' },
        },
      },
    },
  ],
  [
    'aws_ecs_service',
    { name: 's', network_configuration: [{ assign_public_ip: false, subnets: ['subnet-1'] }] },
    'AWS::ECS::Service',
    {
      ServiceName: 's',
      NetworkConfiguration: {
        AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', Subnets: ['subnet-1'] },
      },
    },
  ],
  [
    'aws_ecs_task_definition',
    {
      family: 'f',
      container_definitions:
        '[{"name":"c","privileged":true,"environment":[{"name":"K","value":"v"}],"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"g"}}}]',
    },
    'AWS::ECS::TaskDefinition',
    {
      Family: 'f',
      ContainerDefinitions: [
        {
          Name: 'c',
          Privileged: true,
          Environment: [{ Name: 'K', Value: 'v' }],
          LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'g' } },
        },
      ],
    },
  ],
  [
    'aws_efs_access_point',
    {
      file_system_id: 'fs-1',
      posix_user: [{ uid: 1000, gid: 1000 }],
      root_directory: [{ path: '/a' }],
    },
    'AWS::EFS::AccessPoint',
    { FileSystemId: 'fs-1', PosixUser: { Uid: 1000, Gid: 1000 }, RootDirectory: { Path: '/a' } },
  ],
  [
    'aws_efs_backup_policy',
    { file_system_id: 'fs-1', backup_policy: [{ status: 'ENABLED' }] },
    'Part::AWS::EFS::FileSystem',
    { Parent: 'fs-1', BackupPolicy: { Status: 'ENABLED' } },
  ],
  [
    'aws_efs_file_system',
    { encrypted: true, kms_key_id: 'k' },
    'AWS::EFS::FileSystem',
    { Encrypted: true, KmsKeyId: 'k' },
  ],
  [
    'aws_efs_file_system_policy',
    { file_system_id: 'fs-1', policy: text },
    'Part::AWS::EFS::FileSystem',
    { Parent: 'fs-1', FileSystemPolicy: document },
  ],
  [
    'aws_efs_mount_target',
    { file_system_id: 'fs-1', subnet_id: 'subnet-1' },
    'AWS::EFS::MountTarget',
    { FileSystemId: 'fs-1', SubnetId: 'subnet-1' },
  ],
  [
    'aws_egress_only_internet_gateway',
    { vpc_id: 'vpc-1' },
    'AWS::EC2::EgressOnlyInternetGateway',
    { VpcId: 'vpc-1' },
  ],
  [
    'aws_eip',
    { domain: 'vpc', instance: 'i-1' },
    'AWS::EC2::EIP',
    { Domain: 'vpc', InstanceId: 'i-1' },
  ],
  [
    'aws_eip_association',
    { instance_id: 'i-1' },
    'AWS::EC2::EIPAssociation',
    { InstanceId: 'i-1' },
  ],
  [
    'aws_eks_addon',
    { addon_name: 'a', cluster_name: 'c' },
    'AWS::EKS::Addon',
    { AddonName: 'a', ClusterName: 'c' },
  ],
  [
    'aws_eks_cluster',
    {
      name: 'c',
      version: '1.31',
      enabled_cluster_log_types: ['api'],
      encryption_config: [{ resources: ['secrets'], provider: [{ key_arn: 'k' }] }],
      vpc_config: [
        {
          endpoint_public_access: false,
          endpoint_private_access: true,
          public_access_cidrs: [],
          subnet_ids: ['subnet-1'],
        },
      ],
    },
    'AWS::EKS::Cluster',
    {
      Name: 'c',
      Version: '1.31',
      Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }] } },
      EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: 'k' } }],
      ResourcesVpcConfig: {
        EndpointPublicAccess: false,
        EndpointPrivateAccess: true,
        SubnetIds: ['subnet-1'],
      },
    },
  ],
  [
    'aws_eks_fargate_profile',
    { cluster_name: 'c' },
    'AWS::EKS::FargateProfile',
    { ClusterName: 'c' },
  ],
  [
    'aws_eks_node_group',
    { cluster_name: 'c', remote_access: [{ ec2_ssh_key: 'k' }] },
    'AWS::EKS::Nodegroup',
    { ClusterName: 'c', RemoteAccess: { Ec2SshKey: 'k' } },
  ],
  [
    'aws_elasticache_replication_group',
    {
      replication_group_id: 'r',
      at_rest_encryption_enabled: 'true',
      transit_encryption_enabled: true,
      auth_token: 'x',
    },
    'AWS::ElastiCache::ReplicationGroup',
    {
      ReplicationGroupId: 'r',
      AtRestEncryptionEnabled: true,
      TransitEncryptionEnabled: true,
      AuthToken: '[hidden]',
    },
  ],
  [
    'aws_elasticache_subnet_group',
    { name: 's', subnet_ids: ['subnet-1'] },
    'AWS::ElastiCache::SubnetGroup',
    { CacheSubnetGroupName: 's', SubnetIds: ['subnet-1'] },
  ],
  [
    'aws_elasticsearch_domain',
    { domain_name: 'd', elasticsearch_version: '7.10' },
    'AWS::OpenSearchService::Domain',
    { DomainName: 'd', EngineVersion: '7.10' },
  ],
  [
    'aws_elasticsearch_domain_policy',
    { domain_name: 'd', access_policies: text },
    'Part::AWS::OpenSearchService::Domain',
    { Parent: 'd', AccessPolicies: document },
  ],
  [
    'aws_flow_log',
    { vpc_id: 'vpc-1', traffic_type: 'ALL', log_destination: 'l' },
    'AWS::EC2::FlowLog',
    { ResourceId: 'vpc-1', ResourceType: 'VPC', TrafficType: 'ALL', LogDestination: 'l' },
  ],
  [
    'aws_guardduty_detector',
    {
      enable: true,
      datasources: [
        {
          s3_logs: [{ enable: true }],
          malware_protection: [
            { scan_ec2_instance_with_findings: [{ ebs_volumes: [{ enable: true }] }] },
          ],
        },
      ],
    },
    'AWS::GuardDuty::Detector',
    {
      Enable: true,
      DataSources: {
        S3Logs: { Enable: true },
        MalwareProtection: { ScanEc2InstanceWithFindings: { EbsVolumes: true } },
      },
    },
  ],
  [
    'aws_guardduty_detector_feature',
    { detector_id: 'd', name: 'S3_DATA_EVENTS', status: 'ENABLED' },
    'Part::AWS::GuardDuty::Detector',
    { Parent: 'd', Features: [{ Name: 'S3_DATA_EVENTS', Status: 'ENABLED' }] },
  ],
  [
    'aws_guardduty_publishing_destination',
    { detector_id: 'd' },
    'AWS::GuardDuty::PublishingDestination',
    { DetectorId: 'd' },
  ],
  [
    'aws_iam_access_key',
    { user: 'u', status: 'Active' },
    'AWS::IAM::AccessKey',
    { UserName: 'u', Status: 'Active' },
  ],
  [
    'aws_iam_account_password_policy',
    {
      minimum_password_length: 14,
      require_symbols: true,
      max_password_age: 90,
      password_reuse_prevention: 24,
    },
    'AWS::::Account',
    {
      PasswordPolicy: {
        MinimumPasswordLength: 14,
        RequireSymbols: true,
        MaxPasswordAge: 90,
        PasswordReusePrevention: 24,
      },
    },
  ],
  ['aws_iam_group', { name: 'g' }, 'AWS::IAM::Group', { GroupName: 'g' }],
  [
    'aws_iam_group_membership',
    { group: 'g', users: ['u'] },
    'AWS::IAM::UserToGroupAddition',
    { GroupName: 'g', Users: ['u'] },
  ],
  [
    'aws_iam_group_policy',
    { group: 'g', name: 'p', policy: text },
    'AWS::IAM::GroupPolicy',
    { GroupName: 'g', PolicyName: 'p', PolicyDocument: document },
  ],
  [
    'aws_iam_group_policy_attachment',
    { group: 'g', policy_arn: 'a' },
    'Part::AWS::IAM::Group',
    { Parent: 'g', ManagedPolicyArns: ['a'] },
  ],
  [
    'aws_iam_instance_profile',
    { name: 'i', role: 'r' },
    'AWS::IAM::InstanceProfile',
    { InstanceProfileName: 'i', Roles: ['r'] },
  ],
  [
    'aws_iam_openid_connect_provider',
    { url: 'https://example.com', client_id_list: ['sts.amazonaws.com'] },
    'AWS::IAM::OIDCProvider',
    { Url: 'https://example.com', ClientIdList: ['sts.amazonaws.com'] },
  ],
  [
    'aws_iam_policy',
    { name: 'p', policy: text },
    'AWS::IAM::ManagedPolicy',
    { ManagedPolicyName: 'p', PolicyDocument: document },
  ],
  [
    'aws_iam_policy_attachment',
    { roles: ['r'], users: [], groups: [], policy_arn: 'a' },
    'Part::AWS::IAM::Role',
    { Parent: ['r'], ManagedPolicyArns: ['a'] },
  ],
  [
    'aws_iam_role',
    {
      name: 'r',
      assume_role_policy: text,
      max_session_duration: 3600,
      inline_policy: [{ name: 'i', policy: text }],
      managed_policy_arns: ['a'],
    },
    'AWS::IAM::Role',
    {
      RoleName: 'r',
      AssumeRolePolicyDocument: document,
      MaxSessionDuration: 3600,
      Policies: [{ PolicyName: 'i', PolicyDocument: document }],
      ManagedPolicyArns: ['a'],
    },
  ],
  [
    'aws_iam_role_policy',
    { role: 'r', name: 'p', policy: text },
    'AWS::IAM::RolePolicy',
    { RoleName: 'r', PolicyName: 'p', PolicyDocument: document },
  ],
  [
    'aws_iam_role_policy_attachment',
    { role: 'r', policy_arn: 'a' },
    'Part::AWS::IAM::Role',
    { Parent: 'r', ManagedPolicyArns: ['a'] },
  ],
  ['aws_iam_saml_provider', { name: 's' }, 'AWS::IAM::SAMLProvider', { Name: 's' }],
  [
    'aws_iam_server_certificate',
    { name: 'c' },
    'AWS::IAM::ServerCertificate',
    { ServerCertificateName: 'c' },
  ],
  [
    'aws_iam_service_linked_role',
    { aws_service_name: 'x.amazonaws.com' },
    'AWS::IAM::ServiceLinkedRole',
    { AWSServiceName: 'x.amazonaws.com' },
  ],
  [
    'aws_iam_user',
    { name: 'u', permissions_boundary: 'b' },
    'AWS::IAM::User',
    { UserName: 'u', PermissionsBoundary: 'b' },
  ],
  [
    'aws_iam_user_group_membership',
    { user: 'u', groups: ['g'] },
    'Part::AWS::IAM::User',
    { Parent: 'u', Groups: ['g'] },
  ],
  [
    'aws_iam_user_login_profile',
    { user: 'u', password_reset_required: true },
    'Part::AWS::IAM::User',
    { Parent: 'u', LoginProfile: { PasswordResetRequired: true } },
  ],
  [
    'aws_iam_user_policy',
    { user: 'u', name: 'p', policy: text },
    'AWS::IAM::UserPolicy',
    { UserName: 'u', PolicyName: 'p', PolicyDocument: document },
  ],
  [
    'aws_iam_user_policy_attachment',
    { user: 'u', policy_arn: 'a' },
    'Part::AWS::IAM::User',
    { Parent: 'u', ManagedPolicyArns: ['a'] },
  ],
  [
    'aws_iam_virtual_mfa_device',
    { virtual_mfa_device_name: 'm' },
    'AWS::IAM::VirtualMFADevice',
    { VirtualMfaDeviceName: 'm' },
  ],
  [
    'aws_instance',
    {
      ami: 'ami-1',
      monitoring: true,
      associate_public_ip_address: true,
      metadata_options: [{ http_tokens: 'required', http_put_response_hop_limit: 1 }],
      root_block_device: [{ encrypted: true, volume_size: 8 }],
      ebs_block_device: [{ device_name: '/dev/sdb', encrypted: false }],
      user_data: 'hi',
    },
    'AWS::EC2::Instance',
    {
      ImageId: 'ami-1',
      Monitoring: true,
      NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: true }],
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      BlockDeviceMappings: [
        { Ebs: { Encrypted: true, VolumeSize: 8 } },
        { DeviceName: '/dev/sdb', Ebs: { Encrypted: false } },
      ],
      UserData: 'aGk=',
    },
  ],
  ['aws_internet_gateway', {}, 'AWS::EC2::InternetGateway', {}],
  [
    'aws_internet_gateway_attachment',
    { vpc_id: 'vpc-1' },
    'AWS::EC2::VPCGatewayAttachment',
    { VpcId: 'vpc-1' },
  ],
  ['aws_key_pair', { key_name: 'k' }, 'AWS::EC2::KeyPair', { KeyName: 'k' }],
  [
    'aws_kms_alias',
    { name: 'alias/a', target_key_id: 'k' },
    'AWS::KMS::Alias',
    { AliasName: 'alias/a', TargetKeyId: 'k' },
  ],
  [
    'aws_kms_external_key',
    { enabled: true },
    'AWS::KMS::Key',
    { Enabled: true, Origin: 'EXTERNAL' },
  ],
  [
    'aws_kms_key',
    { enable_key_rotation: true, policy: text, is_enabled: true, deletion_window_in_days: 30 },
    'AWS::KMS::Key',
    { EnableKeyRotation: true, KeyPolicy: document, Enabled: true, PendingWindowInDays: 30 },
  ],
  [
    'aws_kms_key_policy',
    { key_id: 'k', policy: text },
    'Part::AWS::KMS::Key',
    { Parent: 'k', KeyPolicy: document },
  ],
  ['aws_kms_replica_key', { primary_key_arn: 'k' }, 'AWS::KMS::ReplicaKey', { PrimaryKeyArn: 'k' }],
  [
    'aws_lambda_alias',
    { function_name: 'f', name: 'a' },
    'AWS::Lambda::Alias',
    { FunctionName: 'f', Name: 'a' },
  ],
  [
    'aws_lambda_code_signing_config',
    {
      allowed_publishers: [{ signing_profile_version_arns: ['s'] }],
      policies: [{ untrusted_artifact_on_deployment: 'Enforce' }],
    },
    'AWS::Lambda::CodeSigningConfig',
    {
      AllowedPublishers: { SigningProfileVersionArns: ['s'] },
      CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' },
    },
  ],
  [
    'aws_lambda_event_source_mapping',
    { function_name: 'f' },
    'AWS::Lambda::EventSourceMapping',
    { FunctionName: 'f' },
  ],
  [
    'aws_lambda_function',
    {
      function_name: 'f',
      runtime: 'nodejs22.x',
      environment: [{ variables: { A: '1' } }],
      tracing_config: [{ mode: 'Active' }],
      reserved_concurrent_executions: -1,
    },
    'AWS::Lambda::Function',
    {
      FunctionName: 'f',
      Runtime: 'nodejs22.x',
      Environment: { Variables: { A: '1' } },
      TracingConfig: { Mode: 'Active' },
    },
  ],
  [
    'aws_lambda_function_url',
    { function_name: 'f', authorization_type: 'NONE', cors: [{ allow_origins: ['*'] }] },
    'AWS::Lambda::Url',
    { TargetFunctionArn: 'f', AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } },
  ],
  [
    'aws_lambda_layer_version',
    { layer_name: 'l' },
    'AWS::Lambda::LayerVersion',
    { LayerName: 'l' },
  ],
  [
    'aws_lambda_permission',
    {
      function_name: 'f',
      principal: 's3.amazonaws.com',
      action: 'lambda:InvokeFunction',
      source_arn: 'b',
    },
    'AWS::Lambda::Permission',
    {
      FunctionName: 'f',
      Principal: 's3.amazonaws.com',
      Action: 'lambda:InvokeFunction',
      SourceArn: 'b',
    },
  ],
  [
    'aws_launch_configuration',
    { name: 'l', associate_public_ip_address: false },
    'AWS::AutoScaling::LaunchConfiguration',
    { LaunchConfigurationName: 'l', AssociatePublicIpAddress: false },
  ],
  [
    'aws_launch_template',
    {
      name: 'l',
      metadata_options: [{ http_tokens: 'required' }],
      network_interfaces: [{ associate_public_ip_address: 'false' }],
      block_device_mappings: [{ device_name: '/dev/xvda', ebs: [{ encrypted: 'true' }] }],
    },
    'AWS::EC2::LaunchTemplate',
    {
      LaunchTemplateName: 'l',
      LaunchTemplateData: {
        MetadataOptions: { HttpTokens: 'required' },
        NetworkInterfaces: [{ AssociatePublicIpAddress: false }],
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }],
      },
    },
  ],
  [
    'aws_lb',
    {
      name: 'l',
      internal: false,
      load_balancer_type: 'application',
      enable_deletion_protection: true,
      drop_invalid_header_fields: true,
      access_logs: [{ enabled: true, bucket: 'b' }],
    },
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    {
      Name: 'l',
      Scheme: 'internet-facing',
      Type: 'application',
      LoadBalancerAttributes: [
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'access_logs.s3.bucket', Value: 'b' },
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      ],
    },
  ],
  [
    'aws_lb_listener',
    {
      port: 80,
      protocol: 'HTTP',
      certificate_arn: 'c',
      ssl_policy: 'p',
      default_action: [
        {
          type: 'redirect',
          redirect: [{ protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' }],
        },
      ],
    },
    'AWS::ElasticLoadBalancingV2::Listener',
    {
      Port: 80,
      Protocol: 'HTTP',
      Certificates: [{ CertificateArn: 'c' }],
      SslPolicy: 'p',
      DefaultActions: [
        {
          Type: 'redirect',
          RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
        },
      ],
    },
  ],
  [
    'aws_lb_listener_rule',
    { listener_arn: 'l', priority: 1 },
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    { ListenerArn: 'l', Priority: 1 },
  ],
  [
    'aws_lb_target_group',
    { name: 't', protocol: 'HTTP' },
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    { Name: 't', Protocol: 'HTTP' },
  ],
  ['aws_macie2_account', { status: 'ENABLED' }, 'AWS::Macie::Session', { Status: 'ENABLED' }],
  ['aws_nat_gateway', { subnet_id: 'subnet-1' }, 'AWS::EC2::NatGateway', { SubnetId: 'subnet-1' }],
  [
    'aws_network_acl',
    {
      vpc_id: 'vpc-1',
      egress: [
        {
          action: 'deny',
          cidr_block: '0.0.0.0/0',
          from_port: 22,
          to_port: 22,
          protocol: 'tcp',
          rule_no: 1,
        },
      ],
    },
    'AWS::EC2::NetworkAcl',
    {
      VpcId: 'vpc-1',
      Entries: [
        {
          CidrBlock: '0.0.0.0/0',
          Egress: true,
          Protocol: 6,
          RuleAction: 'deny',
          RuleNumber: 1,
          PortRange: { From: 22, To: 22 },
        },
      ],
    },
  ],
  [
    'aws_network_acl_rule',
    {
      network_acl_id: 'acl-1',
      egress: false,
      protocol: '6',
      rule_action: 'allow',
      rule_number: 2,
      cidr_block: '0.0.0.0/0',
      from_port: 443,
      to_port: 443,
    },
    'AWS::EC2::NetworkAclEntry',
    {
      NetworkAclId: 'acl-1',
      Egress: false,
      Protocol: 6,
      RuleAction: 'allow',
      RuleNumber: 2,
      CidrBlock: '0.0.0.0/0',
      PortRange: { From: 443, To: 443 },
    },
  ],
  [
    'aws_network_interface',
    { subnet_id: 'subnet-1' },
    'AWS::EC2::NetworkInterface',
    { SubnetId: 'subnet-1' },
  ],
  [
    'aws_networkfirewall_firewall',
    { name: 'f', vpc_id: 'vpc-1' },
    'AWS::NetworkFirewall::Firewall',
    { FirewallName: 'f', VpcId: 'vpc-1' },
  ],
  [
    'aws_opensearch_domain',
    {
      domain_name: 'd',
      encrypt_at_rest: [{ enabled: true }],
      node_to_node_encryption: [{ enabled: true }],
      domain_endpoint_options: [{ enforce_https: true, tls_security_policy: 'p' }],
      vpc_options: [{ subnet_ids: ['subnet-1'] }],
      log_publishing_options: [
        { log_type: 'AUDIT_LOGS', cloudwatch_log_group_arn: 'g', enabled: true },
      ],
    },
    'AWS::OpenSearchService::Domain',
    {
      DomainName: 'd',
      EncryptionAtRestOptions: { Enabled: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'p' },
      VPCOptions: { SubnetIds: ['subnet-1'] },
      LogPublishingOptions: { AUDIT_LOGS: { CloudWatchLogsLogGroupArn: 'g', Enabled: true } },
    },
  ],
  [
    'aws_opensearch_domain_policy',
    { domain_name: 'd', access_policies: text },
    'Part::AWS::OpenSearchService::Domain',
    { Parent: 'd', AccessPolicies: document },
  ],
  [
    'aws_organizations_account',
    { name: 'a', email: 'a@example.com', parent_id: 'ou-1' },
    'AWS::Organizations::Account',
    { AccountName: 'a', Email: 'a@example.com', ParentIds: ['ou-1'] },
  ],
  [
    'aws_organizations_organization',
    { feature_set: 'ALL' },
    'AWS::Organizations::Organization',
    { FeatureSet: 'ALL' },
  ],
  [
    'aws_organizations_organizational_unit',
    { name: 'o', parent_id: 'r-1' },
    'AWS::Organizations::OrganizationalUnit',
    { Name: 'o', ParentId: 'r-1' },
  ],
  [
    'aws_organizations_policy',
    { name: 'p', content: text, type: 'SERVICE_CONTROL_POLICY' },
    'AWS::Organizations::Policy',
    { Name: 'p', Content: document, Type: 'SERVICE_CONTROL_POLICY' },
  ],
  [
    'aws_organizations_policy_attachment',
    { policy_id: 'p-1', target_id: 'r-1' },
    'Part::AWS::Organizations::Policy',
    { Parent: 'p-1', TargetIds: ['r-1'] },
  ],
  [
    'aws_rds_cluster',
    {
      cluster_identifier: 'c',
      storage_encrypted: true,
      deletion_protection: true,
      master_password: 'x',
    },
    'AWS::RDS::DBCluster',
    {
      DBClusterIdentifier: 'c',
      StorageEncrypted: true,
      DeletionProtection: true,
      MasterUserPassword: '[hidden]',
    },
  ],
  [
    'aws_rds_cluster_instance',
    { cluster_identifier: 'c', publicly_accessible: true },
    'AWS::RDS::DBInstance',
    { DBClusterIdentifier: 'c', PubliclyAccessible: true },
  ],
  [
    'aws_rds_cluster_parameter_group',
    { name: 'p', parameter: [{ name: 'require_secure_transport', value: 'ON' }] },
    'AWS::RDS::DBClusterParameterGroup',
    { DBClusterParameterGroupName: 'p', Parameters: { require_secure_transport: 'ON' } },
  ],
  [
    'aws_redshift_cluster',
    { cluster_identifier: 'c', encrypted: 'true', publicly_accessible: false },
    'AWS::Redshift::Cluster',
    { ClusterIdentifier: 'c', Encrypted: true, PubliclyAccessible: false },
  ],
  [
    'aws_route',
    { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' },
    'AWS::EC2::Route',
    { RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' },
  ],
  [
    'aws_route_table',
    {
      vpc_id: 'vpc-1',
      route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1', nat_gateway_id: '' }],
    },
    'AWS::EC2::RouteTable',
    { VpcId: 'vpc-1', Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }] },
  ],
  [
    'aws_route_table_association',
    { route_table_id: 'rtb-1', subnet_id: 'subnet-1' },
    'AWS::EC2::SubnetRouteTableAssociation',
    { RouteTableId: 'rtb-1', SubnetId: 'subnet-1' },
  ],
  [
    'aws_s3_access_point',
    { name: 'a', bucket: 'b' },
    'AWS::S3::AccessPoint',
    { Name: 'a', Bucket: 'b' },
  ],
  [
    'aws_s3_account_public_access_block',
    {
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: false,
    },
    'AWS::::Account',
    {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: false,
      },
    },
  ],
  [
    'aws_s3_bucket',
    {
      bucket: 'b',
      acl: 'public-read',
      versioning: [{ enabled: true }],
      server_side_encryption_configuration: [
        {
          rule: [
            {
              apply_server_side_encryption_by_default: [
                { sse_algorithm: 'aws:kms', kms_master_key_id: 'k' },
              ],
            },
          ],
        },
      ],
      logging: [{ target_bucket: 'l' }],
      policy: text,
      lifecycle_rule: [{ enabled: true, expiration: [{ days: 30 }] }],
      replication_configuration: [
        { role: 'r', rules: [{ status: 'Enabled', destination: [{ bucket: 'd' }] }] },
      ],
    },
    'AWS::S3::Bucket',
    {
      BucketName: 'b',
      AccessControl: 'PublicRead',
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k' } },
        ],
      },
      LoggingConfiguration: { DestinationBucketName: 'l' },
      ResourcePolicy: document,
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 30 }] },
      ReplicationConfiguration: {
        Role: 'r',
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'd' } }],
      },
    },
  ],
  [
    'aws_s3_bucket_acl',
    {
      bucket: 'b',
      access_control_policy: [
        {
          grant: [
            {
              permission: 'READ',
              grantee: [{ type: 'Group', uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }],
            },
          ],
        },
      ],
    },
    'Part::AWS::S3::Bucket',
    { Parent: 'b', AccessControl: 'PublicRead' },
  ],
  [
    'aws_s3_bucket_cors_configuration',
    { bucket: 'b', cors_rule: [{ allowed_origins: ['*'], allowed_methods: ['GET'] }] },
    'Part::AWS::S3::Bucket',
    {
      Parent: 'b',
      CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }] },
    },
  ],
  [
    'aws_s3_bucket_lifecycle_configuration',
    {
      bucket: 'b',
      rule: [
        {
          id: 'r',
          status: 'Enabled',
          filter: [{ prefix: 'p' }],
          noncurrent_version_expiration: [{ noncurrent_days: 30 }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
    },
    'Part::AWS::S3::Bucket',
    {
      Parent: 'b',
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'r',
            Prefix: 'p',
            Status: 'Enabled',
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
    },
  ],
  [
    'aws_s3_bucket_logging',
    { bucket: 'b', target_bucket: 'l', target_prefix: 'p' },
    'Part::AWS::S3::Bucket',
    { Parent: 'b', LoggingConfiguration: { DestinationBucketName: 'l', LogFilePrefix: 'p' } },
  ],
  [
    'aws_s3_bucket_object_lock_configuration',
    {
      bucket: 'b',
      object_lock_enabled: 'Enabled',
      rule: [{ default_retention: [{ mode: 'COMPLIANCE', days: 30 }] }],
    },
    'Part::AWS::S3::Bucket',
    {
      Parent: 'b',
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } },
      },
    },
  ],
  [
    'aws_s3_bucket_ownership_controls',
    { bucket: 'b', rule: [{ object_ownership: 'BucketOwnerEnforced' }] },
    'Part::AWS::S3::Bucket',
    { Parent: 'b', OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
  ],
  [
    'aws_s3_bucket_policy',
    { bucket: 'b', policy: text },
    'AWS::S3::BucketPolicy',
    { Bucket: 'b', PolicyDocument: document },
  ],
  [
    'aws_s3_bucket_public_access_block',
    { bucket: 'b', block_public_acls: true },
    'Part::AWS::S3::Bucket',
    { Parent: 'b', PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
  ],
  [
    'aws_s3_bucket_replication_configuration',
    {
      bucket: 'b',
      role: 'r',
      rule: [{ status: 'Enabled', destination: [{ bucket: 'd', account: '111122223333' }] }],
    },
    'Part::AWS::S3::Bucket',
    {
      Parent: 'b',
      ReplicationConfiguration: {
        Role: 'r',
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'd', Account: '111122223333' } }],
      },
    },
  ],
  [
    'aws_s3_bucket_server_side_encryption_configuration',
    {
      bucket: 'b',
      rule: [
        {
          bucket_key_enabled: true,
          apply_server_side_encryption_by_default: [
            { sse_algorithm: 'AES256', kms_master_key_id: '' },
          ],
        },
      ],
    },
    'Part::AWS::S3::Bucket',
    {
      Parent: 'b',
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
    },
  ],
  [
    'aws_s3_bucket_versioning',
    { bucket: 'b', versioning_configuration: [{ status: 'Disabled' }] },
    'Part::AWS::S3::Bucket',
    { Parent: 'b', VersioningConfiguration: { Status: 'Suspended' } },
  ],
  [
    'aws_s3_bucket_website_configuration',
    { bucket: 'b', index_document: [{ suffix: 'index.html' }] },
    'Part::AWS::S3::Bucket',
    { Parent: 'b', WebsiteConfiguration: { IndexDocument: 'index.html' } },
  ],
  [
    'aws_secretsmanager_secret',
    { name: 's', kms_key_id: 'k', policy: text },
    'AWS::SecretsManager::Secret',
    { Name: 's', KmsKeyId: 'k', ResourcePolicy: document },
  ],
  [
    'aws_secretsmanager_secret_policy',
    { secret_arn: 's', policy: text },
    'AWS::SecretsManager::ResourcePolicy',
    { SecretId: 's', ResourcePolicy: document },
  ],
  [
    'aws_secretsmanager_secret_rotation',
    { secret_id: 's', rotation_rules: [{ automatically_after_days: 30 }] },
    'AWS::SecretsManager::RotationSchedule',
    { SecretId: 's', RotationRules: { AutomaticallyAfterDays: 30 } },
  ],
  [
    'aws_security_group',
    { name: 'g', description: 'd', ingress: [], egress: [] },
    'AWS::EC2::SecurityGroup',
    { GroupName: 'g', GroupDescription: 'd', SecurityGroupIngress: [], SecurityGroupEgress: [] },
  ],
  [
    'aws_security_group_rule',
    { type: 'egress', security_group_id: 'sg-1', cidr_blocks: ['0.0.0.0/0'], protocol: 'all' },
    'Part::AWS::EC2::SecurityGroup',
    { Parent: 'sg-1', SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] },
  ],
  [
    'aws_securityhub_account',
    { enable_default_standards: true },
    'AWS::SecurityHub::Hub',
    { EnableDefaultStandards: true },
  ],
  [
    'aws_securityhub_finding_aggregator',
    { linking_mode: 'ALL_REGIONS' },
    'AWS::SecurityHub::FindingAggregator',
    { RegionLinkingMode: 'ALL_REGIONS' },
  ],
  [
    'aws_securityhub_standards_subscription',
    { standards_arn: 's' },
    'AWS::SecurityHub::Standard',
    { StandardsArn: 's' },
  ],
  [
    'aws_sfn_state_machine',
    {
      name: 'm',
      logging_configuration: [{ level: 'ALL', log_destination: 'g:*' }],
      tracing_configuration: [{ enabled: true }],
    },
    'AWS::StepFunctions::StateMachine',
    {
      StateMachineName: 'm',
      LoggingConfiguration: {
        Level: 'ALL',
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'g:*' } }],
      },
      TracingConfiguration: { Enabled: true },
    },
  ],
  [
    'aws_snapshot_create_volume_permission',
    { snapshot_id: 'snap-1', account_id: '444455556666' },
    'Part::AWS::EC2::Snapshot',
    { Parent: 'snap-1', SharedWith: ['444455556666'] },
  ],
  [
    'aws_sns_topic',
    { name: 't', kms_master_key_id: 'k', policy: text },
    'AWS::SNS::Topic',
    { TopicName: 't', KmsMasterKeyId: 'k', ResourcePolicy: document },
  ],
  [
    'aws_sns_topic_policy',
    { arn: 't', policy: text },
    'AWS::SNS::TopicPolicy',
    { Topics: ['t'], PolicyDocument: document },
  ],
  [
    'aws_sns_topic_subscription',
    { topic_arn: 't', protocol: 'https', endpoint: 'https://example.com' },
    'AWS::SNS::Subscription',
    { TopicArn: 't', Protocol: 'https', Endpoint: 'https://example.com' },
  ],
  ['aws_spot_instance_request', { ami: 'ami-1' }, 'AWS::EC2::Instance', { ImageId: 'ami-1' }],
  [
    'aws_sqs_queue',
    { name: 'q', sqs_managed_sse_enabled: true, redrive_policy: '{"maxReceiveCount":3}' },
    'AWS::SQS::Queue',
    { QueueName: 'q', SqsManagedSseEnabled: true, RedrivePolicy: { maxReceiveCount: 3 } },
  ],
  [
    'aws_sqs_queue_policy',
    { queue_url: 'q', policy: text },
    'AWS::SQS::QueuePolicy',
    { Queues: ['q'], PolicyDocument: document },
  ],
  [
    'aws_subnet',
    { vpc_id: 'vpc-1', cidr_block: '10.0.0.0/24', map_public_ip_on_launch: false },
    'AWS::EC2::Subnet',
    { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: false },
  ],
  [
    'aws_volume_attachment',
    { volume_id: 'vol-1', instance_id: 'i-1' },
    'AWS::EC2::VolumeAttachment',
    { VolumeId: 'vol-1', InstanceId: 'i-1' },
  ],
  [
    'aws_vpc',
    { cidr_block: '10.0.0.0/16', enable_dns_support: true },
    'AWS::EC2::VPC',
    { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true },
  ],
  [
    'aws_vpc_endpoint',
    { vpc_id: 'vpc-1', service_name: 's', policy: text, route_table_ids: ['rtb-1'] },
    'AWS::EC2::VPCEndpoint',
    { VpcId: 'vpc-1', ServiceName: 's', PolicyDocument: document, RouteTableIds: ['rtb-1'] },
  ],
  [
    'aws_vpc_peering_connection',
    { vpc_id: 'vpc-1', peer_vpc_id: 'vpc-2' },
    'AWS::EC2::VPCPeeringConnection',
    { VpcId: 'vpc-1', PeerVpcId: 'vpc-2' },
  ],
  [
    'aws_vpc_security_group_egress_rule',
    { security_group_id: 'sg-1', cidr_ipv6: '::/0', ip_protocol: '-1' },
    'Part::AWS::EC2::SecurityGroup',
    { Parent: 'sg-1', SecurityGroupEgress: [{ IpProtocol: '-1', CidrIpv6: '::/0' }] },
  ],
  [
    'aws_vpc_security_group_ingress_rule',
    {
      security_group_id: 'sg-1',
      referenced_security_group_id: 'sg-2',
      ip_protocol: 'tcp',
      from_port: 1,
      to_port: 2,
    },
    'Part::AWS::EC2::SecurityGroup',
    {
      Parent: 'sg-1',
      SecurityGroupIngress: [
        { IpProtocol: 'tcp', FromPort: 1, ToPort: 2, SourceSecurityGroupId: 'sg-2' },
      ],
    },
  ],
  [
    'aws_wafv2_ip_set',
    { name: 'i', addresses: ['192.0.2.0/24'] },
    'AWS::WAFv2::IPSet',
    { Name: 'i', Addresses: ['192.0.2.0/24'] },
  ],
  [
    'aws_wafv2_rule_group',
    { name: 'g', scope: 'REGIONAL' },
    'AWS::WAFv2::RuleGroup',
    { Name: 'g', Scope: 'REGIONAL' },
  ],
  [
    'aws_wafv2_web_acl',
    {
      name: 'w',
      scope: 'REGIONAL',
      default_action: [{ allow: [{}], block: [] }],
      rule: [
        {
          name: 'r',
          priority: 1,
          override_action: [{ none: [{}], count: [] }],
          statement: [
            {
              managed_rule_group_statement: [
                { name: 'AWSManagedRulesCommonRuleSet', vendor_name: 'AWS' },
              ],
              geo_match_statement: [],
            },
          ],
        },
      ],
    },
    'AWS::WAFv2::WebACL',
    {
      Name: 'w',
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: [
        {
          Name: 'r',
          Priority: 1,
          OverrideAction: { None: {} },
          Statement: {
            ManagedRuleGroupStatement: { Name: 'AWSManagedRulesCommonRuleSet', VendorName: 'AWS' },
          },
        },
      ],
    },
  ],
  [
    'aws_wafv2_web_acl_association',
    { resource_arn: 'l', web_acl_arn: 'w' },
    'AWS::WAFv2::WebACLAssociation',
    { ResourceArn: 'l', WebACLArn: 'w' },
  ],
  [
    'aws_wafv2_web_acl_logging_configuration',
    { resource_arn: 'w', log_destination_configs: ['d'] },
    'AWS::WAFv2::LoggingConfiguration',
    { ResourceArn: 'w', LogDestinationConfigs: ['d'] },
  ],
]

function mapped(terraform: string, values: object): readonly Resource[] {
  const world = new World(
    buildPlan({ resources: [{ address: `${terraform}.x`, values: { ...values } }] }),
  )
  return mapInstances(world, { of: () => ({}) }, 'plan.json', new Map()).resources
}

describe('each Terraform type becomes its CloudFormation type', () => {
  test.each(rows)('%s', (terraform, values, type, properties) => {
    const [first, ...others] = mapped(terraform, values)
    expect(others).toEqual([])
    expect(first).toMatchObject({ type, id: `${terraform}.x` })
    expect(first?.properties).toEqual(properties)
  })

  test('and every mapped type is in this table', () => {
    const tested = new Set(rows.map(([terraform]) => terraform))
    const missing = [...mappings].filter(([type, m]) => m !== ignored && !tested.has(type))
    expect(missing.map(([type]) => type)).toEqual([])
  })
})
