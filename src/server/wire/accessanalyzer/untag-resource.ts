import { untagAnalyzer } from '../../../app/access-analyzer/tags.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UntagResource'> = async (input, context) => {
  await untagAnalyzer(context, input.resourceArn, input.tagKeys)
  return {}
}
