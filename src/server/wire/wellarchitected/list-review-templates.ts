import { listTemplates } from '../../../app/tool/templates/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListReviewTemplates'> = async (_input, context) => {
  const { items, nextToken } = await listTemplates(context)
  return { ReviewTemplates: items, NextToken: nextToken }
}
