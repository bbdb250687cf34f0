import { getTemplateReview } from '../../../app/tool/templates/get-review.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetReviewTemplateLensReview'> = (input, context) =>
  getTemplateReview(context, input.TemplateArn, input.LensAlias)
