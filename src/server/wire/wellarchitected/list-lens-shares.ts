import { listShares, summariseShare } from '../../../app/tool/shares/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListLensShares'> = async (input, context) => {
  const { items, nextToken } = await listShares(context, {
    kind: 'lens',
    reference: input.LensAlias,
    sharedWithPrefix: input.SharedWithPrefix,
    status: input.Status,
  })
  return { LensShareSummaries: items.map(summariseShare), NextToken: nextToken }
}
