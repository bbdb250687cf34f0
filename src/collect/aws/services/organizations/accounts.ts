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
  for (const account of accounts)
    context.emit({
      type,
      id: account.Id ?? '',
      arn: account.Arn,
      name: account.Name,
      properties: { AccountName: account.Name },
      facts: {
        Status: account.State ?? account.Status,
        JoinedMethod: account.JoinedMethod,
        JoinedAt: account.JoinedTimestamp,
      },
    })
}
