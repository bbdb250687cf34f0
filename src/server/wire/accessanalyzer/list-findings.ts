import { describeExternal } from '../../../app/access-analyzer/findings/describe.ts'
import { readFindings, requireExternal } from '../../../app/access-analyzer/findings/read.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListFindings'> = async (input, context) => {
  const { items, nextToken, analyzer } = await readFindings(context, input.analyzerArn, input)
  requireExternal(analyzer)
  return { findings: items.map((row) => describeExternal(row, analyzer)), nextToken }
}
