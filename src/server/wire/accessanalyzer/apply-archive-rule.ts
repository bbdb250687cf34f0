import { applyRule } from '../../../app/access-analyzer/rules/apply.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ApplyArchiveRule'> = async (input, context) => {
  await applyRule(context, input.analyzerArn, input.ruleName)
  return {}
}
