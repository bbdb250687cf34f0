import { readRules } from '../../../app/access-analyzer/rules/rules.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListArchiveRules'> = async (input, context) => {
  const { items, nextToken } = await readRules(context, input.analyzerName)
  return { archiveRules: items, nextToken }
}
