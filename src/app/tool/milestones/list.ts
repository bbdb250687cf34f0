import { listMilestones as list } from '../../../store/milestones.ts'
import type { ToolContext } from '../context.ts'
import { readPage } from '../store-page.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { describeMilestone } from './summary.ts'

/** The milestones of a workload, in the order of recording. */
export async function listMilestones(context: ToolContext, id: string) {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const page = await readPage(context, (request) => list(context.db, workload.id, request))
  return { ...page, items: page.items.map(describeMilestone) }
}
