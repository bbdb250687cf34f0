import type { Organizations } from '@aws-sdk/client-organizations'
import type { CollectContext } from '../../context.ts'

export async function readAccounts(context: CollectContext, client: Organizations): Promise<void> {
  const { paginateListAccounts } = await import('@aws-sdk/client-organizations')
  const type = 'AWS::Organizations::Account'
  const accounts = await context.list(
    { permission: 'organizations:ListAccounts', types: [type] },
    paginateListAccounts({ client }, {}),
    (page) => page.Accounts,
  )
  await context.each(accounts, async (account) => {
    const ChildId = account.Id ?? ''
    const ParentIds = await context.detail(
      { permission: 'organizations:ListParents', types: [type], resource: ChildId },
      async () => (await client.listParents({ ChildId })).Parents?.flatMap(({ Id }) => Id ?? []),
    )
    context.emit({
      type,
      id: ChildId,
      arn: account.Arn,
      name: account.Name,
      properties: { AccountName: account.Name, ParentIds },
      facts: {
        Status: account.State ?? account.Status,
        JoinedMethod: account.JoinedMethod,
        JoinedAt: account.JoinedTimestamp,
      },
    })
  })
}
