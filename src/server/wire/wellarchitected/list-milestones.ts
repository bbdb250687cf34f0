import { listMilestones } from '../../../app/tool/milestones/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListMilestones'> = async (input, context) => {
  const { items, nextToken } = await listMilestones(context, input.WorkloadId)
  return { WorkloadId: input.WorkloadId, MilestoneSummaries: [...items], NextToken: nextToken }
}
