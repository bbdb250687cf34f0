import { deleteTemplate } from '../../../app/tool/templates/delete.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteReviewTemplate'> = async (input, context) => {
  await deleteTemplate(context, input.TemplateArn)
  return {}
}
