import { listShares, summariseShare } from '../../../app/tool/shares/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListProfileShares'> = async (input, context) => {
  const { items, nextToken } = await listShares(context, {
    kind: 'profile',
    reference: input.ProfileArn,
    sharedWithPrefix: input.SharedWithPrefix,
    status: input.Status,
  })
  return { ProfileShareSummaries: items.map(summariseShare), NextToken: nextToken }
}
