import type { Collector } from '../collector.ts'

/** The hub of the Region and the standards that are on. Not being subscribed is known absence. */
export const collector: Collector = {
  service: 'securityhub',
  scope: 'regional',
  types: ['AWS::SecurityHub::Hub', 'AWS::SecurityHub::Standard'],
  actions: ['securityhub:DescribeHub', 'securityhub:GetEnabledStandards'],
  async collect(context) {
    const { SecurityHub, paginateGetEnabledStandards } = await import('@aws-sdk/client-securityhub')
    const client = context.client(SecurityHub)
    const absent = (code: string, message: string) =>
      code === 'ResourceNotFoundException' ||
      (code === 'InvalidAccessException' && message.includes('not subscribed'))
    const hubs = await context.list(
      { permission: 'securityhub:DescribeHub', types: ['AWS::SecurityHub::Hub'], absent },
      () => client.describeHub({}),
      (page) => [page],
    )
    for (const { HubArn: arn = '', AutoEnableControls } of hubs)
      context.emit({
        type: 'AWS::SecurityHub::Hub',
        id: arn,
        arn,
        properties: { AutoEnableControls },
      })
    const standards = await context.list(
      {
        permission: 'securityhub:GetEnabledStandards',
        types: ['AWS::SecurityHub::Standard'],
        absent,
      },
      paginateGetEnabledStandards({ client }, {}),
      (page) => page.StandardsSubscriptions,
    )
    for (const { StandardsSubscriptionArn: arn = '', StandardsArn, StandardsStatus } of standards)
      context.emit({
        type: 'AWS::SecurityHub::Standard',
        id: arn,
        arn,
        properties: { StandardsArn },
        facts: { Status: StandardsStatus },
      })
  },
}
