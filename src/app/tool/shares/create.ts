import type { Tx } from '../../../store/db.ts'
import { all } from '../../../store/page.ts'
import { getLens } from '../../../store/lenses.ts'
import type { SharedKind, ShareRow } from '../../../store/schema.ts'
import { getSettings } from '../../../store/settings.ts'
import { deleteShare, insertShare, listShares } from '../../../store/shares.ts'
import type { ToolContext } from '../context.ts'
import { conflict, invalid, quotaExceeded } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { invitationLifetime } from './expire.ts'
import { getOwnResource, type SharedResource } from './resource.ts'
import { readTarget, type Target } from './target.ts'

export interface NewShare {
  readonly kind: SharedKind
  /** Id of a workload, ARN of anything else. */
  readonly reference: string
  readonly sharedWith: string
  /** Only workloads are shared for more than reading. */
  readonly permission?: ShareRow['permission']
}

/** Shares per resource; AWS publishes none for profiles, which count like templates here. */
const quotas: Readonly<Record<SharedKind, number>> = {
  workload: 20,
  lens: 300,
  profile: 20,
  template: 20,
}
const operations: Readonly<Record<SharedKind, string>> = {
  workload: 'CreateWorkloadShare',
  lens: 'CreateLensShare',
  profile: 'CreateProfileShare',
  template: 'CreateTemplateShare',
}

/**
 * Shares a resource of the caller. Accounts and users are invited and have seven days to answer; an organization or
 * unit gets access at once, where the account allows sharing with organizations. A share that was rejected, expired or
 * was revoked gives way to the new one.
 * @throws ToolError not-found, access-denied, validation, conflict, quota
 */
export async function createShare(context: ToolContext, wanted: NewShare): Promise<ShareRow> {
  const { kind, reference, sharedWith, permission = 'READONLY' } = wanted
  const resource = await getOwnResource(context, kind, reference, 'own')
  const target = readTarget(sharedWith, context.caller)
  await checkOrganizationSharing(context, target)
  if (kind === 'lens') await checkPublished(context, resource)
  return writeAs(context, operations[kind], resource.arn, async (tx) => {
    await makeRoom(tx, kind, resource, target)
    const added = await insertShare(tx, {
      id: context.newId(),
      type: kind,
      resource: resource.id,
      resource_arn: resource.arn,
      resource_name: resource.name,
      account: resource.account,
      region: resource.region,
      ...target,
      permission,
      ...invitationTo(context, target),
      data: {},
    })
    if (added === 'exists') throw taken(resource, target)
    return added
  })
}

function invitationTo({ newId, now }: ToolContext, { kind }: Target) {
  return kind === 'account' || kind === 'user'
    ? { status: 'PENDING' as const, invitation: newId(), expires: now + invitationLifetime }
    : { status: 'ASSOCIATED' as const, invitation: null, expires: null }
}

async function checkOrganizationSharing(context: ToolContext, { kind }: Target): Promise<void> {
  if (kind === 'account' || kind === 'user') return
  const { account, region } = context.caller
  const { organizationSharing } = await getSettings(context.db, account, region)
  if (organizationSharing === 'ENABLED') return
  const message = `Account ${account} does not share with organizations in ${region}: set OrganizationSharingStatus to ENABLED with UpdateGlobalSettings first.`
  throw invalid(message, { name: 'SharedWith', message })
}

async function checkPublished({ db }: ToolContext, { id, arn }: SharedResource): Promise<void> {
  if ((await getLens(db, id))?.current != null) return
  const message = `The lens ${arn} has no published version: publish one with CreateLensVersion before sharing it.`
  throw invalid(message, { name: 'LensAlias', message })
}

/** Removes what is left of an earlier share with the target, and keeps the quota. */
async function makeRoom(
  tx: Tx,
  kind: SharedKind,
  resource: SharedResource,
  { target, kind: targetKind }: Target,
): Promise<void> {
  const { items } = await listShares(tx, kind, resource.id, {}, all)
  const earlier = items.find((share) => share.target === target)
  if (earlier !== undefined && isAlive(earlier)) throw taken(resource, { target, kind: targetKind })
  const alive = items.filter(isAlive).length
  if (alive >= quotas[kind])
    throw quotaExceeded(
      `${resource.arn} is shared ${alive} times, and ${quotas[kind]} is the most: delete a share first.`,
      `shares-per-${kind}`,
      { type: 'SHARE', id: resource.id },
    )
  if (earlier !== undefined) await deleteShare(tx, earlier.id)
}

/** Whether a share gives access or may still do so. */
export function isAlive({ status }: ShareRow): boolean {
  return !['REJECTED', 'REVOKED', 'EXPIRED', 'FAILED'].includes(status)
}

function taken({ arn, id }: SharedResource, { target }: Target) {
  return conflict(`${arn} is shared with ${target} already.`, 'SHARE', id)
}
