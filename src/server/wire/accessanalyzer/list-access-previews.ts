import { describePreview } from '../../../app/access-analyzer/previews/describe.ts'
import { readPreviews } from '../../../app/access-analyzer/previews/previews.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAccessPreviews'> = async (input, context) => {
  const { items, nextToken } = await readPreviews(context, input.analyzerArn)
  return { accessPreviews: items.map(describePreview), nextToken }
}
