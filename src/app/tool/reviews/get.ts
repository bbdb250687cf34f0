import type { ReviewRequest } from '../answers/list.ts'
import type { ToolContext } from '../context.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { describeReview } from './describe-review.ts'
import { readLens } from './read-state.ts'

/** The review of one lens, pillar by pillar. */
export async function getLensReview(context: ToolContext, request: ReviewRequest) {
  const { WorkloadId: id, LensAlias, MilestoneNumber: milestone } = request
  const { workload } = await getOwnWorkload(context, id, 'read')
  const one = await readLens(context, workload, LensAlias, { milestone })
  return { WorkloadId: id, MilestoneNumber: milestone, LensReview: describeReview(one) }
}
