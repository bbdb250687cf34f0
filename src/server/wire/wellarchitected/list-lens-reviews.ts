import { listLensReviews } from '../../../app/tool/reviews/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListLensReviews'> = (input, context) =>
  listLensReviews(context, input.WorkloadId, input.MilestoneNumber)
