import { readRule } from '../../../app/access-analyzer/rules/rules.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetArchiveRule'> = async (input, context) => ({
  archiveRule: await readRule(context, input.analyzerName, input.ruleName),
})
