import { constant, type DescribedPlan, ref } from './build-plan.ts'

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'config.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
})

/** What every account gets: password policy, trail, recorder, detectors, in two Regions. */
export const accountBaseline: DescribedPlan = {
  providers: {
    aws: {
      name: 'aws',
      full_name: 'registry.terraform.io/hashicorp/aws',
      expressions: {
        region: constant('eu-west-1'),
        allowed_account_ids: constant(['111122223333']),
      },
    },
    'aws.us': {
      name: 'aws',
      alias: 'us',
      full_name: 'registry.terraform.io/hashicorp/aws',
      expressions: {
        region: constant('us-east-1'),
        allowed_account_ids: constant(['111122223333']),
      },
    },
  },
  resources: [
    {
      address: 'aws_iam_account_password_policy.this',
      values: {
        minimum_password_length: 16,
        require_symbols: true,
        require_numbers: true,
        require_uppercase_characters: true,
        require_lowercase_characters: true,
        password_reuse_prevention: 24,
        max_password_age: 0,
      },
    },
    {
      address: 'aws_s3_account_public_access_block.this',
      values: {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
    {
      address: 'aws_account_alternate_contact.security',
      values: {
        alternate_contact_type: 'SECURITY',
        name: 'Security',
        email_address: 's@example.com',
      },
    },
    { address: 'aws_ebs_encryption_by_default.ireland', values: { enabled: true } },
    {
      address: 'aws_ebs_encryption_by_default.virginia',
      values: { enabled: false },
      provider: 'aws.us',
    },
    {
      address: 'aws_cloudtrail.main',
      values: {
        name: 'main',
        s3_bucket_name: 'examplepay-trail',
        is_multi_region_trail: true,
        is_organization_trail: false,
        enable_log_file_validation: true,
        enable_logging: true,
        include_global_service_events: true,
        event_selector: [],
        advanced_event_selector: [],
        insight_selector: [],
      },
      unknown: { arn: true, id: true, home_region: true },
    },
    {
      address: 'aws_iam_role.config',
      values: { name: 'config', assume_role_policy: trust, max_session_duration: 3600 },
      unknown: { arn: true, id: true, managed_policy_arns: true, inline_policy: true },
      expressions: { name: constant('config') },
    },
    {
      address: 'aws_iam_role_policy_attachment.config',
      values: { role: 'config', policy_arn: 'arn:aws:iam::aws:policy/service-role/AWS_ConfigRole' },
      expressions: { role: ref('aws_iam_role.config.name') },
    },
    {
      address: 'aws_config_configuration_recorder.main',
      values: {
        name: 'default',
        recording_group: [
          { all_supported: true, include_global_resource_types: true, resource_types: [] },
        ],
      },
      unknown: { id: true, role_arn: true },
      expressions: { role_arn: ref('aws_iam_role.config.arn') },
    },
    {
      address: 'aws_guardduty_detector.main',
      values: { enable: true, finding_publishing_frequency: 'SIX_HOURS' },
      unknown: { arn: true, id: true, account_id: true, datasources: true },
      expressions: { enable: constant(true) },
    },
    ...['S3_DATA_EVENTS', 'RUNTIME_MONITORING'].map((name) => ({
      address: `aws_guardduty_detector_feature.this["${name}"]`,
      values: { name, status: 'ENABLED', additional_configuration: [] },
      unknown: { id: true, detector_id: true },
      forEach: constant(['S3_DATA_EVENTS', 'RUNTIME_MONITORING']),
      expressions: { detector_id: ref('aws_guardduty_detector.main.id') },
    })),
    { address: 'aws_securityhub_account.main', values: { enable_default_standards: true } },
    {
      address: 'aws_accessanalyzer_analyzer.main',
      values: { analyzer_name: 'main', type: 'ACCOUNT' },
    },
    { address: 'aws_glue_catalog_database.left', values: { name: 'left' } },
  ],
}
