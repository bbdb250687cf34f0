import { createShare } from '../../../app/tool/shares/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateWorkloadShare'> = async (input, context) => {
  const share = await createShare(context, {
    kind: 'workload',
    reference: input.WorkloadId,
    sharedWith: input.SharedWith,
    permission: input.PermissionType,
  })
  return { WorkloadId: share.resource, ShareId: share.id }
}
