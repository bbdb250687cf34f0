import { getMilestone } from '../../../app/tool/milestones/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetMilestone'> = async (input, context) => ({
  WorkloadId: input.WorkloadId,
  Milestone: await getMilestone(context, input.WorkloadId, input.MilestoneNumber),
})
