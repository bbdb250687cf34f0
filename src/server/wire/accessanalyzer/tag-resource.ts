import { tagAnalyzer } from '../../../app/access-analyzer/tags.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'TagResource'> = async (input, context) => {
  await tagAnalyzer(context, input.resourceArn, input.tags)
  return {}
}
