import { listCheckDetails } from '../../../app/tool/checks/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListCheckDetails'> = async (input, context) => {
  const { items, nextToken } = await listCheckDetails(context, input)
  return { CheckDetails: items, NextToken: nextToken }
}
