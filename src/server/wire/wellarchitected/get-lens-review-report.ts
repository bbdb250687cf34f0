import { getLensReport } from '../../../app/tool/reviews/lens-report.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetLensReviewReport'> = (input, context) =>
  getLensReport(context, input)
