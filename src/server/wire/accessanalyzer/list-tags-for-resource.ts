import { readTags } from '../../../app/access-analyzer/tags.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListTagsForResource'> = async (input, context) => ({
  tags: await readTags(context, input.resourceArn),
})
