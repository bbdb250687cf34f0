import { readRules } from '../../../app/access-analyzer/rules/rules.ts'
import type { Handler } from './handler.ts'
import { refuseAbsent } from './refuse-absent.ts'

export const handle: Handler<'ListArchiveRules'> = async ({ analyzerName }, context) => {
  const list = () => readRules(context, analyzerName)
  const { items, nextToken } = await refuseAbsent('analyzerName', list)
  return { archiveRules: items, nextToken }
}
