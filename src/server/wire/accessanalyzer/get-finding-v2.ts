import { detailsOf, summarise } from '../../../app/access-analyzer/findings/describe.ts'
import { readFinding } from '../../../app/access-analyzer/findings/read.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetFindingV2'> = async (input, context) => {
  const { analyzer, finding } = await readFinding(context, input.analyzerArn, input.id)
  return { ...summarise(finding, analyzer), findingDetails: detailsOf(finding) }
}
