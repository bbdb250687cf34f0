import { describeExternal } from '../../../app/access-analyzer/findings/describe.ts'
import { readFinding, requireExternal } from '../../../app/access-analyzer/findings/read.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetFinding'> = async (input, context) => {
  const { analyzer, finding } = await readFinding(context, input.analyzerArn, input.id)
  requireExternal(analyzer)
  return { finding: describeExternal(finding, analyzer) }
}
