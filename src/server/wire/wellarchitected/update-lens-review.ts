import { updateLensReview } from '../../../app/tool/reviews/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateLensReview'> = (input, context) =>
  updateLensReview(context, input)
