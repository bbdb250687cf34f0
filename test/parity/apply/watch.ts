import { CloudTrail, type CreateTrailRequest, type EventSelector } from '@aws-sdk/client-cloudtrail'
import type { InsightSelector } from '@aws-sdk/client-cloudtrail'
import { CloudWatch, type PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { type ConfigRule, ConfigService } from '@aws-sdk/client-config-service'
import { type CreateDetectorRequest, GuardDuty } from '@aws-sdk/client-guardduty'
import { SecurityHub } from '@aws-sdk/client-securityhub'
import type { Moto } from '../../live/moto.ts'
import { type Appliers, arn, nameless, sure } from './applier.ts'

export const watch: Appliers = {
  'AWS::Logs::LogGroup': async (
    p: { LogGroupName: string; RetentionInDays?: number; KmsKeyId?: string },
    moto: Moto,
  ) => {
    const logs = moto.client(CloudWatchLogs)
    const { LogGroupName: logGroupName, RetentionInDays: retentionInDays } = p
    await logs.createLogGroup({ logGroupName, kmsKeyId: p.KmsKeyId })
    if (retentionInDays !== undefined)
      await logs.putRetentionPolicy({ logGroupName, retentionInDays })
    return { ref: logGroupName, attributes: { Arn: arn('logs', `log-group:${logGroupName}:*`) } }
  },
  'AWS::Logs::MetricFilter': async (
    p: {
      FilterName: string
      LogGroupName: string
      FilterPattern: string
      MetricTransformations: readonly {
        MetricName: string
        MetricNamespace: string
        MetricValue: string
      }[]
    },
    moto: Moto,
  ) => {
    await moto.client(CloudWatchLogs).putMetricFilter({
      logGroupName: p.LogGroupName,
      filterName: p.FilterName,
      filterPattern: p.FilterPattern,
      metricTransformations: p.MetricTransformations.map((t) => ({
        metricName: t.MetricName,
        metricNamespace: t.MetricNamespace,
        metricValue: t.MetricValue,
      })),
    })
    return nameless
  },
  'AWS::CloudWatch::Alarm': async (p: PutMetricAlarmInput, moto: Moto) => {
    await moto.client(CloudWatch).putMetricAlarm(p)
    return { ref: sure(p.AlarmName) }
  },
  'AWS::CloudTrail::Trail': async (
    p: Omit<CreateTrailRequest, 'Name'> & {
      TrailName: string
      IsLogging: boolean
      EnableLogFileValidation?: boolean
      KMSKeyId?: string
      EventSelectors: EventSelector[]
      InsightSelectors?: InsightSelector[]
    },
    moto: Moto,
  ) => {
    const cloudtrail = moto.client(CloudTrail)
    const { TrailName, S3BucketName, IsMultiRegionTrail, EnableLogFileValidation } = p
    await cloudtrail.createTrail({
      Name: TrailName,
      S3BucketName,
      IsMultiRegionTrail,
      EnableLogFileValidation,
      KmsKeyId: p.KMSKeyId,
      CloudWatchLogsLogGroupArn: p.CloudWatchLogsLogGroupArn,
      CloudWatchLogsRoleArn: p.CloudWatchLogsRoleArn,
    })
    await cloudtrail.putEventSelectors({ TrailName, EventSelectors: p.EventSelectors })
    if (p.InsightSelectors !== undefined)
      await cloudtrail.putInsightSelectors({ TrailName, InsightSelectors: p.InsightSelectors })
    if (p.IsLogging) await cloudtrail.startLogging({ Name: TrailName })
    return { ref: TrailName }
  },
  'AWS::Config::ConfigurationRecorder': async (
    p: {
      Name: string
      RoleARN: string
      RecordingGroup: { AllSupported: boolean; IncludeGlobalResourceTypes: boolean }
    },
    moto: Moto,
  ) => {
    const { AllSupported: allSupported, IncludeGlobalResourceTypes } = p.RecordingGroup
    await moto.client(ConfigService).putConfigurationRecorder({
      ConfigurationRecorder: {
        name: p.Name,
        roleARN: p.RoleARN,
        recordingGroup: {
          allSupported,
          includeGlobalResourceTypes: IncludeGlobalResourceTypes,
        },
      },
    })
    return { ref: p.Name }
  },
  'AWS::Config::DeliveryChannel': async (p: { Name: string; S3BucketName: string }, moto: Moto) => {
    const config = moto.client(ConfigService)
    await config.putDeliveryChannel({
      DeliveryChannel: { name: p.Name, s3BucketName: p.S3BucketName },
    })
    await config.startConfigurationRecorder({ ConfigurationRecorderName: 'default' })
    return { ref: p.Name }
  },
  'AWS::Config::ConfigRule': async (p: ConfigRule, moto: Moto) => {
    await moto.client(ConfigService).putConfigRule({ ConfigRule: p })
    return { ref: sure(p.ConfigRuleName) }
  },
  'AWS::GuardDuty::Detector': async (p: CreateDetectorRequest, moto: Moto) => {
    return { ref: sure((await moto.client(GuardDuty).createDetector(p)).DetectorId) }
  },
  'AWS::SecurityHub::Hub': async (p: { EnableDefaultStandards: boolean }, moto: Moto) => {
    await moto.client(SecurityHub).enableSecurityHub(p)
    return { ref: arn('securityhub', 'hub/default') }
  },
}
