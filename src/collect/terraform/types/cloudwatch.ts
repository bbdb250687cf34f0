import { flag, list, literal, many, number, positive } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'

export const cloudwatch: Mappings = {
  aws_cloudwatch_event_rule: resource(
    'AWS::Events::Rule',
    {
      Name: literal('name'),
      EventPattern: 'event_pattern',
      ScheduleExpression: 'schedule_expression',
      State: 'state',
    },
    { name: 'name' },
  ),
  aws_cloudwatch_event_target: ignored,
  aws_cloudwatch_log_group: resource(
    'AWS::Logs::LogGroup',
    {
      LogGroupName: literal('name'),
      KmsKeyId: 'kms_key_id',
      LogGroupClass: 'log_group_class',
      // 0 is how Terraform writes "for ever".
      RetentionInDays: positive('retention_in_days'),
    },
    { name: 'name' },
  ),
  aws_cloudwatch_log_metric_filter: resource('AWS::Logs::MetricFilter', {
    FilterName: literal('name'),
    FilterPattern: 'pattern',
    LogGroupName: 'log_group_name',
    MetricTransformations: many('metric_transformation', {
      MetricName: 'name',
      MetricNamespace: 'namespace',
      MetricValue: 'value',
    }),
  }),
  aws_cloudwatch_log_resource_policy: ignored,
  aws_cloudwatch_log_stream: ignored,
  aws_cloudwatch_metric_alarm: resource(
    'AWS::CloudWatch::Alarm',
    {
      AlarmName: literal('alarm_name'),
      ActionsEnabled: flag('actions_enabled'),
      AlarmActions: list('alarm_actions'),
      ComparisonOperator: 'comparison_operator',
      EvaluationPeriods: number('evaluation_periods'),
      InsufficientDataActions: list('insufficient_data_actions'),
      MetricName: 'metric_name',
      Namespace: 'namespace',
      OKActions: list('ok_actions'),
      Period: number('period'),
      Statistic: 'statistic',
      Threshold: number('threshold'),
      TreatMissingData: 'treat_missing_data',
    },
    { name: 'alarm_name' },
  ),
}
