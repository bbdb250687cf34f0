import { flag, ifSet, list, literal, many } from '../fields.ts'
import { type Mappings, resource } from '../mapping.ts'

export const cloudtrail: Mappings = {
  aws_cloudtrail: resource(
    'AWS::CloudTrail::Trail',
    {
      TrailName: literal('name'),
      AdvancedEventSelectors: many('advanced_event_selector', {
        Name: 'name',
        FieldSelectors: many('field_selector', {
          Field: 'field',
          Equals: list('equals'),
          NotEquals: list('not_equals'),
          StartsWith: list('starts_with'),
          NotStartsWith: list('not_starts_with'),
          EndsWith: list('ends_with'),
          NotEndsWith: list('not_ends_with'),
        }),
      }),
      CloudWatchLogsLogGroupArn: 'cloud_watch_logs_group_arn',
      CloudWatchLogsRoleArn: 'cloud_watch_logs_role_arn',
      EnableLogFileValidation: flag('enable_log_file_validation'),
      EventSelectors: ifSet(
        'event_selector',
        many('event_selector', {
          ReadWriteType: 'read_write_type',
          IncludeManagementEvents: flag('include_management_events'),
          ExcludeManagementEventSources: list('exclude_management_event_sources'),
          DataResources: many('data_resource', { Type: 'type', Values: list('values') }),
        }),
      ),
      IncludeGlobalServiceEvents: flag('include_global_service_events'),
      InsightSelectors: many('insight_selector', { InsightType: 'insight_type' }),
      IsLogging: flag('enable_logging'),
      IsMultiRegionTrail: flag('is_multi_region_trail'),
      IsOrganizationTrail: flag('is_organization_trail'),
      KMSKeyId: 'kms_key_id',
      S3BucketName: 's3_bucket_name',
      S3KeyPrefix: 's3_key_prefix',
      SnsTopicName: 'sns_topic_name',
    },
    { name: 'name' },
  ),
}
