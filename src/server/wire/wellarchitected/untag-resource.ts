import { untagResource } from '../../../app/tool/tags/tag.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UntagResource'> = async (input, context) => {
  await untagResource(context, input.WorkloadArn, input.TagKeys)
  return {}
}
