import type { SharedKind, ShareRow, ShareStatus } from '../../../store/schema.ts'
import { listShares as readShares } from '../../../store/shares.ts'
import type { ToolContext } from '../context.ts'
import type { PageOf } from '../page.ts'
import { readPage } from '../store-page.ts'
import { expireInvitations } from './expire.ts'
import { getOwnResource } from './resource.ts'

export interface ShareQuery {
  readonly kind: SharedKind
  /** Id of a workload, ARN of anything else. */
  readonly reference: string
  readonly sharedWithPrefix?: string | undefined
  readonly status?: ShareStatus | undefined
}

/** Whom an own resource is shared with, in the order of sharing. @throws ToolError not-found or access-denied */
export async function listShares(
  context: ToolContext,
  { kind, reference, sharedWithPrefix: targetPrefix, status }: ShareQuery,
): Promise<PageOf<ShareRow>> {
  const { id } = await getOwnResource(context, kind, reference, 'read')
  await expireInvitations(context.db, context.now)
  return readPage(context, (request) =>
    readShares(context.db, kind, id, { targetPrefix, status }, request),
  )
}

/** A share as lists show it, in the names of the wire. */
export function summariseShare({ id, target, status, kind, expires }: ShareRow) {
  return {
    ShareId: id,
    SharedWith: target,
    Status: status,
    StatusMessage: messageOf(status, kind, expires),
  }
}

/** A share of a workload, whose permission varies. */
export function summariseWorkloadShare(share: ShareRow) {
  return { ...summariseShare(share), PermissionType: share.permission }
}

function messageOf(
  status: ShareStatus,
  kind: ShareRow['kind'],
  expires: number | null,
): string | undefined {
  switch (status) {
    case 'PENDING':
      return expires === null
        ? undefined
        : `The invitation waits for an answer until ${new Date(expires).toISOString()}.`
    case 'EXPIRED':
      return 'The invitation was not answered in seven days: share again to invite anew.'
    case 'REJECTED':
      return 'The invitation was rejected: share again to invite anew.'
    case 'REVOKED':
      return kind === 'account' || kind === 'user'
        ? 'The share was revoked.'
        : 'The account stopped sharing with organizations: turn it on and share again.'
    default:
      return undefined
  }
}
