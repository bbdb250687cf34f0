import { listShares, summariseShare } from '../../../app/tool/shares/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListTemplateShares'> = async (input, context) => {
  const { items, nextToken } = await listShares(context, {
    kind: 'template',
    reference: input.TemplateArn,
    sharedWithPrefix: input.SharedWithPrefix,
    status: input.Status,
  })
  return {
    TemplateArn: input.TemplateArn,
    TemplateShareSummaries: items.map(summariseShare),
    NextToken: nextToken,
  }
}
