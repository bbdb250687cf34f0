import { updateTemplateAnswer } from '../../../app/tool/templates/update-answer.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateReviewTemplateAnswer'> = (input, context) =>
  updateTemplateAnswer(context, input)
