import { getTemplateAnswer } from '../../../app/tool/templates/get-answer.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetReviewTemplateAnswer'> = (input, context) =>
  getTemplateAnswer(context, input.TemplateArn, input.LensAlias, input.QuestionId)
