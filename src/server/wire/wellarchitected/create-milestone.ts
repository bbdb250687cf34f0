import { createMilestone } from '../../../app/tool/milestones/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateMilestone'> = async (input, context) => ({
  WorkloadId: input.WorkloadId,
  MilestoneNumber: await createMilestone(context, input.WorkloadId, input.MilestoneName),
})
