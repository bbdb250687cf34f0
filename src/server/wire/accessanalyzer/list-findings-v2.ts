import { summarise } from '../../../app/access-analyzer/findings/describe.ts'
import { readFindings } from '../../../app/access-analyzer/findings/read.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListFindingsV2'> = async (input, context) => {
  const { items, nextToken, analyzer } = await readFindings(context, input.analyzerArn, input)
  return { findings: items.map((row) => summarise(row, analyzer)), nextToken }
}
