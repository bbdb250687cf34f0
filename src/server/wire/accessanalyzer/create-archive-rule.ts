import { createRule } from '../../../app/access-analyzer/rules/rules.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateArchiveRule'> = async (input, context) => {
  await createRule(context, input.analyzerName, input.ruleName, input.filter)
  return {}
}
