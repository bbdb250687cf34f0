import { updateWorkloadShare } from '../../../app/tool/shares/change.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateWorkloadShare'> = async (input, context) => {
  const { WorkloadId, ShareId, PermissionType } = input
  const share = await updateWorkloadShare(context, WorkloadId, ShareId, PermissionType)
  return {
    WorkloadId,
    WorkloadShare: {
      ShareId,
      SharedBy: share.account,
      SharedWith: share.target,
      PermissionType: share.permission,
      Status: share.status,
      WorkloadName: share.resource_name,
      WorkloadId,
    },
  }
}
