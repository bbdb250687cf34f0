import type { SharedKind, ShareRow } from '../../../store/schema.ts'
import { deleteShare, getShare, updateShare } from '../../../store/shares.ts'
import type { ToolContext } from '../context.ts'
import { conflict, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { isAlive } from './create.ts'
import { expireInvitations } from './expire.ts'
import { getOwnResource } from './resource.ts'

/** Changes what a share of a workload allows, from the next request on. @throws ToolError */
export async function updateWorkloadShare(
  context: ToolContext,
  workloadId: string,
  shareId: string,
  permission: ShareRow['permission'],
): Promise<ShareRow> {
  await expireInvitations(context.db, context.now)
  const share = await findShare(context, 'workload', workloadId, shareId)
  if (!isAlive(share))
    throw conflict(
      `The share ${shareId} is ${share.status} and cannot change: share the workload again.`,
      'WORKLOAD_SHARE',
      shareId,
    )
  return writeAs(context, 'UpdateWorkloadShare', share.resource_arn, async (tx) => {
    const row = await updateShare(tx, shareId, 'any', { permission })
    if (typeof row === 'string') throw missing('workload', shareId)
    return row
  })
}

/** Takes a share back: access through it ends at once, and its invitation is gone. @throws ToolError */
export async function removeShare(
  context: ToolContext,
  kind: SharedKind,
  reference: string,
  shareId: string,
): Promise<void> {
  const { resource_arn: arn } = await findShare(context, kind, reference, shareId)
  await writeAs(context, operations[kind], arn, async (tx) => {
    if ((await deleteShare(tx, shareId)) === 'missing') throw missing(kind, shareId)
  })
}

const operations: Readonly<Record<SharedKind, string>> = {
  workload: 'DeleteWorkloadShare',
  lens: 'DeleteLensShare',
  profile: 'DeleteProfileShare',
  template: 'DeleteTemplateShare',
}

/** A share of an own resource: one of another resource does not exist here. */
async function findShare(
  context: ToolContext,
  kind: SharedKind,
  reference: string,
  shareId: string,
): Promise<ShareRow> {
  const { id } = await getOwnResource(context, kind, reference, 'own')
  const share = await getShare(context.db, shareId)
  if (share === undefined || share.type !== kind || share.resource !== id)
    throw missing(kind, shareId)
  return share
}

function missing(kind: SharedKind, shareId: string) {
  return notFound(`${kind.toUpperCase()}_SHARE`, shareId)
}
