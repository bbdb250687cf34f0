import { changeRule } from '../../../app/access-analyzer/rules/rules.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateArchiveRule'> = async (input, context) => {
  await changeRule(context, input.analyzerName, input.ruleName, input.filter)
  return {}
}
