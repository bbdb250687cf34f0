import type { ConfigService, ConfigurationRecorder } from '@aws-sdk/client-config-service'
import { isUnknown } from '../../../model/unknown.ts'
import { capitalised } from '../capitalised.ts'
import type { Collector } from '../collector.ts'
import type { CollectContext } from '../context.ts'

const recorderType = ['AWS::Config::ConfigurationRecorder']
const remediationType = ['AWS::Config::RemediationConfiguration']

/** Recorders with status, delivery channels, rules and remediations. */
export const collector: Collector = {
  service: 'config',
  scope: 'regional',
  types: [
    'AWS::Config::ConfigRule',
    'AWS::Config::ConfigurationRecorder',
    'AWS::Config::DeliveryChannel',
    'AWS::Config::RemediationConfiguration',
  ],
  actions: [
    'config:DescribeConfigRules',
    'config:DescribeConfigurationRecorderStatus',
    'config:DescribeConfigurationRecorders',
    'config:DescribeDeliveryChannels',
    'config:DescribeRemediationConfigurations',
  ],
  async collect(context) {
    const { ConfigService, paginateDescribeConfigRules } =
      await import('@aws-sdk/client-config-service')
    const config = context.client(ConfigService)
    await collectRecorders(context, config)
    const channels = await context.list(
      { permission: 'config:DescribeDeliveryChannels', types: ['AWS::Config::DeliveryChannel'] },
      () => config.describeDeliveryChannels({}),
      (page) => page.DeliveryChannels,
    )
    for (const one of channels)
      context.emit({
        type: 'AWS::Config::DeliveryChannel',
        id: one.name ?? 'default',
        properties: {
          Name: one.name,
          S3BucketName: one.s3BucketName,
          S3KmsKeyArn: one.s3KmsKeyArn,
          SnsTopicARN: one.snsTopicARN,
        },
      })
    const rules = await context.list(
      {
        permission: 'config:DescribeConfigRules',
        types: ['AWS::Config::ConfigRule', ...remediationType],
      },
      paginateDescribeConfigRules({ client: config }, {}),
      (page) => page.ConfigRules,
    )
    for (const { ConfigRuleName, ConfigRuleArn: arn, Source, Scope } of rules)
      context.emit({
        type: 'AWS::Config::ConfigRule',
        id: ConfigRuleName ?? '',
        arn,
        properties: {
          ConfigRuleName,
          Source: Source && { Owner: Source.Owner, SourceIdentifier: Source.SourceIdentifier },
          Scope,
        },
      })
    await collectRemediations(
      context,
      config,
      rules.flatMap((r) => r.ConfigRuleName ?? []),
    )
  },
}

async function collectRecorders(context: CollectContext, config: ConfigService): Promise<void> {
  const recorders = await context.list(
    { permission: 'config:DescribeConfigurationRecorders', types: recorderType },
    () => config.describeConfigurationRecorders({}),
    (page) => page.ConfigurationRecorders,
  )
  if (recorders.length === 0) return
  const statuses = await context.detail(
    { permission: 'config:DescribeConfigurationRecorderStatus', types: recorderType },
    async () =>
      (await config.describeConfigurationRecorderStatus({})).ConfigurationRecordersStatus ?? [],
  )
  for (const one of recorders) {
    const status = isUnknown(statuses) ? statuses : statuses?.find((s) => s.name === one.name)
    context.emit({
      type: 'AWS::Config::ConfigurationRecorder',
      id: one.name ?? 'default',
      arn: one.arn,
      properties: described(one),
      facts: isUnknown(status)
        ? { Recording: status, LastStatus: status }
        : {
            Recording: status?.recording ?? false,
            LastStatus: status?.lastStatus?.toUpperCase() ?? null,
          },
    })
  }
}

function described({ name: Name, roleARN: RoleARN, recordingGroup }: ConfigurationRecorder) {
  return { Name, RoleARN, RecordingGroup: capitalised(recordingGroup) }
}

/** The call takes at most 25 rule names. */
async function collectRemediations(
  context: CollectContext,
  config: ConfigService,
  rules: readonly string[],
): Promise<void> {
  for (let i = 0; i < rules.length; i += 25) {
    const found = await context.list(
      { permission: 'config:DescribeRemediationConfigurations', types: remediationType },
      () => config.describeRemediationConfigurations({ ConfigRuleNames: rules.slice(i, i + 25) }),
      (page) => page.RemediationConfigurations,
    )
    for (const { ConfigRuleName, TargetId, TargetType, Automatic } of found)
      context.emit({
        type: 'AWS::Config::RemediationConfiguration',
        id: ConfigRuleName ?? '',
        properties: { ConfigRuleName, TargetId, TargetType, Automatic },
      })
  }
}
