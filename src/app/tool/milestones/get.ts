import type { ToolContext } from '../context.ts'
import { describeWorkload } from '../workloads/describe.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { readMilestone } from './frozen-state.ts'

/** A milestone with the workload as it was. */
export async function getMilestone(context: ToolContext, id: string, number: number) {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const state = await readMilestone(context, workload, number)
  return {
    MilestoneNumber: number,
    MilestoneName: state.milestone?.name,
    RecordedAt: state.milestone && new Date(state.milestone.at),
    Workload: describeWorkload(state),
  }
}
