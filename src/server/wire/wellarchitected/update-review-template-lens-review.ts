import { updateTemplateReview } from '../../../app/tool/templates/update-review.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateReviewTemplateLensReview'> = (input, context) =>
  updateTemplateReview(context, input.TemplateArn, input.LensAlias, {
    notes: input.LensNotes,
    pillarNotes: input.PillarNotes,
  })
