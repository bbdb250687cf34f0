import type { AlternateContactType } from '@aws-sdk/client-account'
import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'

const kinds: readonly AlternateContactType[] = ['BILLING', 'OPERATIONS', 'SECURITY']

/** Whom AWS writes to when something is wrong with the account. */
export const collector: Collector = {
  service: 'account',
  scope: 'global',
  types: [],
  account: ['AlternateContacts'],
  actions: ['account:GetAlternateContact'],
  async collect(context) {
    const { Account } = await import('@aws-sdk/client-account')
    const client = context.client(Account)
    const contacts = await Promise.all(
      kinds.map((kind) =>
        context.detail(
          {
            permission: 'account:GetAlternateContact',
            types: ['AWS::::Account'],
            resource: context.account,
            absent: ['ResourceNotFoundException'],
          },
          async () => {
            await client.getAlternateContact({ AlternateContactType: kind })
            return kind
          },
        ),
      ),
    )
    const failed = contacts.find(isUnknown)
    const AlternateContacts = failed ?? contacts.filter((kind) => kind !== undefined)
    context.contributeAccount({ properties: { AlternateContacts } })
  },
}
