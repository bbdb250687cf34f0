import { removeShare } from '../../../app/tool/shares/change.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteTemplateShare'> = async (input, context) => {
  await removeShare(context, 'template', input.TemplateArn, input.ShareId)
  return {}
}
