import { removeRule } from '../../../app/access-analyzer/rules/rules.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteArchiveRule'> = async (input, context) => {
  await removeRule(context, input.analyzerName, input.ruleName)
  return {}
}
