import { updateTemplate } from '../../../app/tool/templates/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateReviewTemplate'> = async (input, context) => ({
  ReviewTemplate: await updateTemplate(context, input.TemplateArn, {
    name: input.TemplateName,
    description: input.Description,
    notes: input.Notes,
    associate: input.LensesToAssociate,
    disassociate: input.LensesToDisassociate,
  }),
})
