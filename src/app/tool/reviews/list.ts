import type { ToolContext } from '../context.ts'
import { pageThrough } from '../page.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { summariseReview } from './describe-review.ts'
import { readCounts, readState } from './read-state.ts'

/** The lens reviews of a workload, in the order of application. */
export async function listLensReviews(context: ToolContext, id: string, milestone?: number) {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const [state] =
    milestone === undefined
      ? await readCounts(context, [workload])
      : [await readState(context, workload, milestone)]
  const lenses = state?.lenses ?? []
  const { items, nextToken } = pageThrough(lenses, context.page, ({ review }) => review.lens)
  return {
    WorkloadId: id,
    MilestoneNumber: milestone,
    LensReviewSummaries: items.map((lens) =>
      summariseReview({ workload: state?.workload ?? workload, lens }),
    ),
    NextToken: nextToken,
  }
}
