import { getTemplate } from '../../../app/tool/templates/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetReviewTemplate'> = async (input, context) => ({
  ReviewTemplate: await getTemplate(context, input.TemplateArn),
})
