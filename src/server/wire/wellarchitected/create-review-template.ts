import { createTemplate } from '../../../app/tool/templates/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateReviewTemplate'> = async (input, context) => ({
  TemplateArn: await createTemplate(context, {
    name: input.TemplateName,
    description: input.Description,
    lenses: input.Lenses,
    notes: input.Notes,
    tags: input.Tags,
  }),
})
