import type { WorkloadData } from '../../../store/schema.ts'
import { renameSharesOf } from '../../../store/shares.ts'
import { lockWorkload, updateWorkload as update } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { readCounts } from '../reviews/read-state.ts'
import { notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { checkWorkload, type WorkloadFields } from './check-workload.ts'
import { nameTaken } from './create.ts'
import { showWorkload } from './get.ts'
import { getOwnWorkload } from './get-own.ts'
import { mergeData } from './workload-data.ts'

export interface WorkloadChange extends WorkloadFields {
  readonly IsReviewOwnerUpdateAcknowledged?: boolean | undefined
  readonly ImprovementStatus?: string | undefined
}

/** How long a workload without a review owner stays open after the acknowledgement, in milliseconds. */
const graceMs = 60 * 86_400_000

/** Changes what a workload says of itself; lenses, profiles and tags have operations of their own. */
export async function updateWorkload(context: ToolContext, id: string, change: WorkloadChange) {
  const own = await getOwnWorkload(context, id, 'own')
  const [state] = await readCounts(context, [own.workload])
  checkWorkload(
    context.caller,
    change,
    (state?.lenses ?? []).map(({ applied }) => applied),
  )
  const workload = await writeAs(context, 'UpdateWorkload', own.workload.arn, async (tx) => {
    const current = await lockWorkload(tx, id)
    if (current === undefined) throw notFound('WORKLOAD', id)
    const data = settleOwner(current.data, mergeData(current.data, change), change, context.now)
    const { WorkloadName: name } = change
    const changed = await update(tx, id, 'any', { data, ...(name === undefined ? {} : { name }) })
    if (changed === 'exists') throw nameTaken(name ?? current.name)
    if (typeof changed === 'string') throw notFound('WORKLOAD', id)
    await renameSharesOf(tx, 'workload', id, changed.name)
    return changed
  })
  return showWorkload(context, { ...own, workload })
}

/** A review owner lifts the restriction; acknowledging that there must be one starts the time to name one. */
function settleOwner(
  before: WorkloadData,
  { reviewRestriction, ...data }: WorkloadData,
  { IsReviewOwnerUpdateAcknowledged, ImprovementStatus }: WorkloadChange,
  now: number,
): WorkloadData {
  const acknowledged = IsReviewOwnerUpdateAcknowledged ?? before.isReviewOwnerUpdateAcknowledged
  const starts = acknowledged === true && before.isReviewOwnerUpdateAcknowledged !== true
  const restriction =
    data.reviewOwner !== undefined
      ? undefined
      : (reviewRestriction ?? (starts ? now + graceMs : undefined))
  return {
    ...data,
    ...(acknowledged === undefined ? {} : { isReviewOwnerUpdateAcknowledged: acknowledged }),
    ...(ImprovementStatus === undefined ? {} : { improvementStatus: ImprovementStatus }),
    ...(restriction === undefined ? {} : { reviewRestriction: restriction }),
  }
}
