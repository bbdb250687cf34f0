import { listTags } from '../../../app/tool/tags/tag.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListTagsForResource'> = async (input, context) => ({
  Tags: await listTags(context, input.WorkloadArn),
})
