import { describePreviewFinding } from '../../../app/access-analyzer/previews/describe.ts'
import { readPreviewFindings } from '../../../app/access-analyzer/previews/previews.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAccessPreviewFindings'> = async (input, context) => {
  const { analyzerArn, accessPreviewId, filter } = input
  const page = await readPreviewFindings(context, analyzerArn, accessPreviewId, filter)
  const findings = page.items.map((one) => describePreviewFinding(one, page.preview))
  return { findings, nextToken: page.nextToken }
}
