import { writeReviewPdf } from '../../../report/pdf/write-review-pdf.ts'
import type { ReviewRequest } from '../answers/list.ts'
import type { ToolContext } from '../context.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { readLens } from './read-state.ts'
import { reportLensState, reportWorkload } from './report-workload.ts'

/** The report of one lens as a PDF in base64. */
export async function getLensReport(context: ToolContext, request: ReviewRequest) {
  const { WorkloadId: id, LensAlias, MilestoneNumber: number } = request
  const { workload: own } = await getOwnWorkload(context, id, 'read')
  const one = await readLens(context, own, LensAlias, { milestone: number })
  const { lens, ...rest } = one
  const pdf = await writeReviewPdf({
    kind: 'lens',
    at: context.now,
    workload: reportWorkload({ ...rest, lenses: [lens] }),
    lens: reportLensState(lens),
  })
  return {
    WorkloadId: id,
    MilestoneNumber: number,
    LensReviewReport: {
      LensAlias: lens.applied.alias,
      LensArn: lens.applied.arn,
      Base64String: Buffer.from(pdf).toString('base64'),
    },
  }
}
