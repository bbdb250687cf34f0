import { listImprovements } from '../../../app/tool/reviews/improvements.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListLensReviewImprovements'> = (input, context) =>
  listImprovements(context, input)
