import { flag, ifSet, list, literal, many, number, object, one } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'

export const config: Mappings = {
  aws_config_config_rule: resource(
    'AWS::Config::ConfigRule',
    {
      ConfigRuleName: literal('name'),
      InputParameters: 'input_parameters',
      Source: one('source', { Owner: 'owner', SourceIdentifier: 'source_identifier' }),
    },
    { name: 'name' },
  ),
  aws_config_configuration_aggregator: resource('AWS::Config::ConfigurationAggregator', {
    ConfigurationAggregatorName: literal('name'),
    AccountAggregationSources: many('account_aggregation_source', {
      AccountIds: list('account_ids'),
      AllAwsRegions: flag('all_regions'),
      AwsRegions: list('regions'),
    }),
    OrganizationAggregationSource: one('organization_aggregation_source', {
      AllAwsRegions: flag('all_regions'),
      AwsRegions: list('regions'),
      RoleArn: 'role_arn',
    }),
  }),
  aws_config_configuration_recorder: resource(
    'AWS::Config::ConfigurationRecorder',
    {
      Name: literal('name'),
      RoleARN: 'role_arn',
      RecordingGroup: ifSet(
        'recording_group',
        one('recording_group', {
          AllSupported: flag('all_supported'),
          IncludeGlobalResourceTypes: flag('include_global_resource_types'),
          ResourceTypes: list('resource_types'),
          ExclusionByResourceTypes: one('exclusion_by_resource_types', {
            ResourceTypes: list('resource_types'),
          }),
          RecordingStrategy: ifSet(
            'recording_strategy',
            one('recording_strategy', { UseOnly: 'use_only' }),
          ),
        }),
      ),
    },
    { name: 'name' },
  ),
  // Whether it records is a run-time fact.
  aws_config_configuration_recorder_status: ignored,
  aws_config_conformance_pack: resource(
    'AWS::Config::ConformancePack',
    { ConformancePackName: literal('name'), TemplateS3Uri: 'template_s3_uri' },
    { name: 'name' },
  ),
  aws_config_delivery_channel: resource(
    'AWS::Config::DeliveryChannel',
    {
      Name: literal('name'),
      S3BucketName: 's3_bucket_name',
      S3KeyPrefix: 's3_key_prefix',
      S3KmsKeyArn: 's3_kms_key_arn',
      SnsTopicARN: 'sns_topic_arn',
    },
    { name: 'name' },
  ),
  aws_config_organization_conformance_pack: resource('AWS::Config::OrganizationConformancePack', {
    OrganizationConformancePackName: literal('name'),
  }),
  aws_config_organization_managed_rule: resource('AWS::Config::OrganizationConfigRule', {
    OrganizationConfigRuleName: literal('name'),
    OrganizationManagedRuleMetadata: object({ RuleIdentifier: 'rule_identifier' }),
  }),
  aws_config_remediation_configuration: resource('AWS::Config::RemediationConfiguration', {
    Automatic: flag('automatic'),
    ConfigRuleName: 'config_rule_name',
    MaximumAutomaticAttempts: number('maximum_automatic_attempts'),
    TargetId: 'target_id',
    TargetType: 'target_type',
  }),
}
