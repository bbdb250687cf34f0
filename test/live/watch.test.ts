import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { ConfigService } from '@aws-sdk/client-config-service'
import { GuardDuty } from '@aws-sdk/client-guardduty'
import { S3 } from '@aws-sdk/client-s3'
import { SecurityHub } from '@aws-sdk/client-securityhub'
import { beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, the } from './moto.ts'

const services = ['cloudtrail', 'cloudwatch', 'logs', 'config', 'guardduty', 'securityhub']

describeLive('Live logging and detection', (moto) => {
  let empty: Collected
  let collected: Collected
  beforeAll(async () => {
    empty = await moto.collect({ services: [...services, 'access-analyzer'] })
    await moto.client(S3).createBucket({ Bucket: 'trail' })
    await buildTrails(moto.client(CloudTrail), moto.client(CloudTrail, 'eu-west-1'))
    await buildLogs(moto.client(CloudWatchLogs), moto.client(CloudWatch))
    await buildConfig(moto.client(ConfigService))
    await moto.client(GuardDuty).createDetector({
      Enable: true,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
      DataSources: { S3Logs: { Enable: true } },
      Features: [{ Name: 'RUNTIME_MONITORING', Status: 'ENABLED' }],
      Tags: { team: 'security' },
    })
    await moto.client(SecurityHub).enableSecurityHub({ EnableDefaultStandards: true })
    collected = await moto.collect({ services: [...services, 'access-analyzer'] })
  })

  test('an account without any of it is known to have none, except where the endpoint cannot tell', () => {
    expect(empty.resources.filter((r) => !r.type.startsWith('AWS::::'))).toEqual([])
    expect(empty.gaps.map((g) => [g.operation, g.types, g.hides])).toEqual([
      ['access-analyzer:ListAnalyzers', ['AWS::AccessAnalyzer::Analyzer'], true],
      ['securityhub:GetEnabledStandards', ['AWS::SecurityHub::Standard'], true],
    ])
    expect(empty.source.collected).toEqual(
      expect.arrayContaining([
        'AWS::CloudTrail::Trail',
        'AWS::Config::ConfigurationRecorder',
        'AWS::GuardDuty::Detector',
        'AWS::SecurityHub::Hub',
      ]),
    )
    expect(empty.source.collected).not.toContain('AWS::AccessAnalyzer::Analyzer')
    expect(empty.source.collected).not.toContain('AWS::SecurityHub::Standard')
  })

  test('a trail carries status and selectors', () => {
    const trail = the(collected, 'AWS::CloudTrail::Trail', 'main')
    expect(trail.properties).toMatchObject({
      S3BucketName: 'trail',
      IsLogging: true,
      IsMultiRegionTrail: true,
      IsOrganizationTrail: false,
      EnableLogFileValidation: true,
      EventSelectors: [
        {
          ReadWriteType: 'All',
          IncludeManagementEvents: true,
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
        },
      ],
      InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }],
    })
    expect(trail.properties).not.toHaveProperty('KMSKeyId')
    expect(trail.facts).toEqual({ HomeRegion: 'us-east-1', LatestDeliveryError: null })
  })

  test('a trail at home elsewhere is read there, once, whatever Regions are reviewed', async () => {
    const far = the(collected, 'AWS::CloudTrail::Trail', 'far')
    expect(far.region).toBe('eu-west-1')
    expect(far.properties).toMatchObject({ IsLogging: false, IsMultiRegionTrail: true })
    expect(far.properties).not.toHaveProperty('InsightSelectors')
    for (const regions of [
      ['us-east-1', 'us-east-2'],
      ['us-east-1', 'eu-west-1'],
    ]) {
      const again = await moto.collect({ services: ['cloudtrail'], regions })
      expect(again.gaps).toEqual([])
      expect(again.resources.filter((r) => r.id === 'far').map((r) => r.region)).toEqual([
        'eu-west-1',
      ])
    }
  })

  test('log groups, metric filters, deliveries and alarms are known', () => {
    expect(the(collected, 'AWS::Logs::DeliverySource', 'site').properties).toEqual({
      Name: 'site',
      LogType: 'ACCESS_LOGS',
      ResourceArn: 'arn:aws:cloudfront::123456789012:distribution/E1SITE',
    })
    expect(the(collected, 'AWS::Logs::LogGroup', 'forever').properties).toEqual({
      LogGroupName: 'forever',
    })
    expect(the(collected, 'AWS::Logs::LogGroup', 'trail').properties).toMatchObject({
      RetentionInDays: 365,
      KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/logs',
    })
    expect(the(collected, 'AWS::Logs::MetricFilter').properties).toEqual({
      LogGroupName: 'trail',
      FilterPattern: '{ $.userIdentity.type = "Root" }',
      MetricTransformations: [
        { MetricName: 'RootUse', MetricNamespace: 'Security', MetricValue: '1' },
      ],
    })
    expect(the(collected, 'AWS::CloudWatch::Alarm', 'root-use').properties).toMatchObject({
      Namespace: 'Security',
      MetricName: 'RootUse',
      ActionsEnabled: true,
      AlarmActions: ['arn:aws:sns:us-east-1:123456789012:alerts'],
    })
  })

  test('the recorder, its channel and rules are known; remediations are a gap here', () => {
    const recorder = the(collected, 'AWS::Config::ConfigurationRecorder')
    expect(recorder.properties).toMatchObject({
      RoleARN: 'arn:aws:iam::123456789012:role/config',
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
    })
    expect(recorder.facts).toMatchObject({ Recording: true })
    expect(the(collected, 'AWS::Config::DeliveryChannel').properties).toMatchObject({
      S3BucketName: 'trail',
    })
    expect(the(collected, 'AWS::Config::ConfigRule').properties).toMatchObject({
      ConfigRuleName: 'encrypted-volumes',
      Source: { Owner: 'AWS', SourceIdentifier: 'ENCRYPTED_VOLUMES' },
    })
    expect(collected.gaps.filter((g) => g.operation.startsWith('config:'))).toMatchObject([
      {
        operation: 'config:DescribeRemediationConfigurations',
        types: ['AWS::Config::RemediationConfiguration'],
        hides: true,
      },
    ])
  })

  test('a detector carries its features; findings that the endpoint cannot list are unknown, not none', () => {
    const detector = the(collected, 'AWS::GuardDuty::Detector')
    expect(detector.properties).toMatchObject({
      Enable: true,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
      Features: [{ Name: 'RUNTIME_MONITORING', Status: 'ENABLED' }],
      DataSources: { S3Logs: { Enable: true } },
    })
    expect(detector.tags).toEqual({ team: 'security' })
    expect(detector.facts?.['Findings']).toEqual({
      $unknown: 'unsupported',
      detail: 'guardduty:ListFindings',
    })
    expect(collected.gaps).toContainEqual(
      expect.objectContaining({ operation: 'guardduty:ListFindings', resource: detector.id }),
    )
  })

  test('the hub is known, its standards are a gap', () => {
    expect(the(collected, 'AWS::SecurityHub::Hub').arn).toBe(
      'arn:aws:securityhub:us-east-1:123456789012:hub/default',
    )
    expect(collected.source.collected).not.toContain('AWS::SecurityHub::Standard')
  })
})

async function buildTrails(here: CloudTrail, elsewhere: CloudTrail) {
  await here.createTrail({
    Name: 'main',
    S3BucketName: 'trail',
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
  })
  await here.startLogging({ Name: 'main' })
  await here.putEventSelectors({
    TrailName: 'main',
    EventSelectors: [
      {
        ReadWriteType: 'All',
        IncludeManagementEvents: true,
        DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
      },
    ],
  })
  await here.putInsightSelectors({
    TrailName: 'main',
    InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }],
  })
  await elsewhere.createTrail({ Name: 'far', S3BucketName: 'trail', IsMultiRegionTrail: true })
}

async function buildLogs(logs: CloudWatchLogs, cloudwatch: CloudWatch) {
  await logs.createLogGroup({ logGroupName: 'forever' })
  await logs.createLogGroup({
    logGroupName: 'trail',
    kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/logs',
  })
  await logs.putRetentionPolicy({ logGroupName: 'trail', retentionInDays: 365 })
  await logs.putDeliverySource({
    name: 'site',
    resourceArn: 'arn:aws:cloudfront::123456789012:distribution/E1SITE',
    logType: 'ACCESS_LOGS',
  })
  await logs.putMetricFilter({
    logGroupName: 'trail',
    filterName: 'root-use',
    filterPattern: '{ $.userIdentity.type = "Root" }',
    metricTransformations: [
      { metricName: 'RootUse', metricNamespace: 'Security', metricValue: '1' },
    ],
  })
  await cloudwatch.putMetricAlarm({
    AlarmName: 'root-use',
    Namespace: 'Security',
    MetricName: 'RootUse',
    Statistic: 'Sum',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    ActionsEnabled: true,
    AlarmActions: ['arn:aws:sns:us-east-1:123456789012:alerts'],
  })
}

async function buildConfig(config: ConfigService) {
  await config.putConfigurationRecorder({
    ConfigurationRecorder: {
      name: 'default',
      roleARN: 'arn:aws:iam::123456789012:role/config',
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    },
  })
  await config.putDeliveryChannel({ DeliveryChannel: { name: 'default', s3BucketName: 'trail' } })
  await config.startConfigurationRecorder({ ConfigurationRecorderName: 'default' })
  await config.putConfigRule({
    ConfigRule: {
      ConfigRuleName: 'encrypted-volumes',
      Source: { Owner: 'AWS', SourceIdentifier: 'ENCRYPTED_VOLUMES' },
    },
  })
}
