import { getLensReview } from '../../../app/tool/reviews/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetLensReview'> = (input, context) => getLensReview(context, input)
