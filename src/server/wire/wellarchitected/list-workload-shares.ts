import { listShares, summariseWorkloadShare } from '../../../app/tool/shares/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListWorkloadShares'> = async (input, context) => {
  const { items, nextToken } = await listShares(context, {
    kind: 'workload',
    reference: input.WorkloadId,
    sharedWithPrefix: input.SharedWithPrefix,
    status: input.Status,
  })
  return {
    WorkloadId: input.WorkloadId,
    WorkloadShareSummaries: items.map(summariseWorkloadShare),
    NextToken: nextToken,
  }
}
