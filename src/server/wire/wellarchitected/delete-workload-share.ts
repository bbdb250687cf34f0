import { removeShare } from '../../../app/tool/shares/change.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteWorkloadShare'> = async (input, context) => {
  await removeShare(context, 'workload', input.WorkloadId, input.ShareId)
  return {}
}
