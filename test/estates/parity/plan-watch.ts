import type { Described } from '../terraform/build-plan.ts'
import { computed, planned, to } from './plan-values.ts'

const key = to('aws_kms_key.DataKey.arn')

const logs = [
  planned('aws_cloudwatch_log_group.AppLogs', {
    name: 'parity-app',
    retention_in_days: 365,
    kms_key_id: key,
  }),
  planned('aws_cloudwatch_log_group.LooseLogs', {
    name: 'parity-loose',
    retention_in_days: 0,
    kms_key_id: null,
  }),
  planned('aws_cloudwatch_log_metric_filter.RootUseFilter', {
    name: 'root-use',
    log_group_name: to('aws_cloudwatch_log_group.AppLogs.name'),
    pattern: '{ $.userIdentity.type = "Root" }',
    metric_transformation: [{ name: 'RootUse', namespace: 'Parity', value: '1' }],
  }),
]

const alarmShown = {
  namespace: 'Parity',
  statistic: 'Sum',
  period: 300,
  evaluation_periods: 1,
  threshold: 1,
  comparison_operator: 'GreaterThanOrEqualToThreshold',
}

const alarms = [
  planned('aws_cloudwatch_metric_alarm.RootUseAlarm', {
    ...alarmShown,
    alarm_name: 'parity-root-use',
    metric_name: 'RootUse',
    actions_enabled: true,
    alarm_actions: [to('aws_sns_topic.AlertsTopic.arn')],
  }),
  planned('aws_cloudwatch_metric_alarm.SilentAlarm', {
    ...alarmShown,
    alarm_name: 'parity-silent',
    metric_name: 'Errors',
    actions_enabled: false,
    alarm_actions: null,
  }),
]

const trailShown = {
  advanced_event_selector: [],
  cloud_watch_logs_group_arn: null,
  include_global_service_events: true,
  is_organization_trail: false,
}

const trails = [
  planned('aws_cloudtrail.MainTrail', {
    ...trailShown,
    name: 'parity-main',
    s3_bucket_name: to('aws_s3_bucket.TrailBucket.id'),
    enable_logging: true,
    is_multi_region_trail: true,
    enable_log_file_validation: true,
    kms_key_id: key,
    cloud_watch_logs_group_arn: to('aws_cloudwatch_log_group.AppLogs.arn'),
    cloud_watch_logs_role_arn: to('aws_iam_role.TrailRole.arn'),
    event_selector: [
      {
        read_write_type: 'All',
        include_management_events: true,
        data_resource: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
      },
    ],
    insight_selector: [{ insight_type: 'ApiCallRateInsight' }],
  }),
  planned('aws_cloudtrail.LooseTrail', {
    ...trailShown,
    name: 'parity-loose',
    s3_bucket_name: to('aws_s3_bucket.PublicBucket.id'),
    enable_logging: false,
    is_multi_region_trail: false,
    enable_log_file_validation: false,
    kms_key_id: null,
    event_selector: [
      { read_write_type: 'WriteOnly', include_management_events: true, data_resource: [] },
    ],
    insight_selector: [],
  }),
]

const feature = (name: string, status: string) =>
  planned(`aws_guardduty_detector_feature.${name}`, {
    detector_id: to('aws_guardduty_detector.Detector.id'),
    name,
    status,
    additional_configuration: [],
  })

const detection = [
  planned('aws_config_configuration_recorder.Recorder', {
    name: 'default',
    role_arn: to('aws_iam_role.FunctionRole.arn'),
    recording_group: [
      {
        all_supported: true,
        include_global_resource_types: true,
        resource_types: null,
        exclusion_by_resource_types: [],
        recording_strategy: computed,
      },
    ],
  }),
  planned('aws_config_delivery_channel.Channel', {
    name: 'default',
    s3_bucket_name: to('aws_s3_bucket.LogsBucket.id'),
  }),
  planned('aws_config_config_rule.VolumesRule', {
    name: 'parity-volumes',
    source: [{ owner: 'AWS', source_identifier: 'ENCRYPTED_VOLUMES' }],
    input_parameters: null,
  }),
  planned('aws_guardduty_detector.Detector', {
    enable: true,
    finding_publishing_frequency: computed,
    datasources: computed,
  }),
  feature('S3_DATA_EVENTS', 'ENABLED'),
  feature('RUNTIME_MONITORING', 'DISABLED'),
  feature('EBS_MALWARE_PROTECTION', 'DISABLED'),
  planned('aws_securityhub_account.Hub', {
    enable_default_standards: false,
    auto_enable_controls: true,
  }),
]

export const watchPlan: readonly Described[] = [...logs, ...alarms, ...trails, ...detection]
