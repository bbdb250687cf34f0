import { listCheckSummaries } from '../../../app/tool/checks/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListCheckSummaries'> = async (input, context) => {
  const { items, nextToken } = await listCheckSummaries(context, input)
  return { CheckSummaries: items, NextToken: nextToken }
}
