import { upgradeTemplateReview } from '../../../app/tool/templates/upgrade-review.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpgradeReviewTemplateLensReview'> = async (input, context) => {
  await upgradeTemplateReview(context, input.TemplateArn, input.LensAlias)
  return {}
}
