import type { TableDescription } from '@aws-sdk/client-dynamodb'
import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'
import { tagsOf } from '../tags.ts'

const types = ['AWS::DynamoDB::Table']

/** Tables with encryption, recovery, protection and resource policy. */
export const collector: Collector = {
  service: 'dynamodb',
  scope: 'regional',
  types,
  actions: [
    'dynamodb:DescribeContinuousBackups',
    'dynamodb:DescribeTable',
    'dynamodb:GetResourcePolicy',
    'dynamodb:ListTables',
    'dynamodb:ListTagsOfResource',
  ],
  async collect(context) {
    const { DynamoDB, paginateListTables } = await import('@aws-sdk/client-dynamodb')
    const dynamodb = context.client(DynamoDB)
    const names = await context.list(
      { permission: 'dynamodb:ListTables' },
      paginateListTables({ client: dynamodb }, {}),
      (page) => page.TableNames,
    )
    await context.each(names, async (TableName) => {
      const call = (action: string, absent?: readonly string[]) => ({
        permission: `dynamodb:${action}`,
        types,
        resource: TableName,
        ...(absent !== undefined && { absent }),
      })
      const table = await context.detail(
        call('DescribeTable'),
        async () => (await dynamodb.describeTable({ TableName })).Table,
      )
      const backups = await context.detail(
        call('DescribeContinuousBackups'),
        async () =>
          (await dynamodb.describeContinuousBackups({ TableName })).ContinuousBackupsDescription,
      )
      const arn = isUnknown(table) ? undefined : table?.TableArn
      const ResourceArn = arn ?? TableName
      const policy = await context.detail(
        call('GetResourcePolicy', ['PolicyNotFoundException']),
        async () => (await dynamodb.getResourcePolicy({ ResourceArn })).Policy,
      )
      const tags = await context.detail(
        call('ListTagsOfResource'),
        async () => (await dynamodb.listTagsOfResource({ ResourceArn })).Tags ?? [],
      )
      context.emit({
        type: 'AWS::DynamoDB::Table',
        id: TableName,
        arn,
        properties: {
          TableName,
          ...described(table),
          PointInTimeRecoverySpecification: known(backups, (b) => ({
            PointInTimeRecoveryEnabled:
              b.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED',
          })),
          ResourcePolicy: known(policy, (text) => ({ PolicyDocument: parsePolicy(text) })),
        },
        tags: tagsOf(tags),
      })
    })
  },
}

function described(table: Parameters<typeof known<TableDescription, unknown>>[0]) {
  return {
    SSESpecification: known(table, ({ SSEDescription: sse }) =>
      sse === undefined
        ? { SSEEnabled: false }
        : {
            SSEEnabled: sse.Status === 'ENABLED' || sse.Status === 'UPDATING',
            SSEType: sse.SSEType,
            KMSMasterKeyId: sse.KMSMasterKeyArn,
          },
    ),
    DeletionProtectionEnabled: known(table, (t) => t.DeletionProtectionEnabled ?? false),
    StreamSpecification: known(table, (t) => t.StreamSpecification),
  }
}
