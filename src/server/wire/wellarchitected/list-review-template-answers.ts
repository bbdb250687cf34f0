import { listTemplateAnswers } from '../../../app/tool/templates/list-answers.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListReviewTemplateAnswers'> = (input, context) =>
  listTemplateAnswers(context, input.TemplateArn, input.LensAlias, input.PillarId)
