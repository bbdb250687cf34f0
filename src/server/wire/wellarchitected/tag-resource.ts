import { tagResource } from '../../../app/tool/tags/tag.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'TagResource'> = async (input, context) => {
  await tagResource(context, input.WorkloadArn, input.Tags)
  return {}
}
