import type { SharedKind, ShareRow } from '../../store/schema.ts'
import { sharesWith } from '../../store/shares.ts'
import type { Caller, Role, ToolContext } from './context.ts'
import { accessDenied, notFound } from './tool-error.ts'

/** What an operation does: look, edit answers and notes, or anything else. */
export type Need = 'read' | 'contribute' | 'own'

/** A row of something that can be shared. */
export interface Shareable {
  readonly id: string
  readonly arn: string
  readonly account: string
  readonly region: string
}

export interface Access {
  /** The caller's account owns it. */
  readonly owned: boolean
  /** The share that lets a foreign caller in. */
  readonly share?: ShareRow
}

const needs: readonly Need[] = ['read', 'contribute', 'own']
const roleAllows: Readonly<Record<Role, Need>> = {
  reader: 'read',
  contributor: 'contribute',
  owner: 'own',
  admin: 'own',
}
const types: Readonly<Record<SharedKind, string>> = {
  workload: 'WORKLOAD',
  lens: 'LENS',
  profile: 'PROFILE',
  template: 'REVIEW_TEMPLATE',
}

/**
 * Lets the caller at a resource: the owning account by the caller's role, others by an accepted share, which for a
 * workload may allow contributing and never more. Of several shares the strongest counts. What lives in another
 * Region, or is foreign and not shared, does not exist for the caller.
 * @param given the id or ARN as the caller wrote it, for the message
 * @throws ToolError not-found or access-denied
 */
export async function authorise<Row extends Shareable>(
  context: ToolContext,
  kind: SharedKind,
  row: Row | undefined,
  need: Need,
  given: string,
): Promise<Access & { readonly row: Row }> {
  const { caller, db } = context
  if (row === undefined || row.region !== caller.region) throw notFound(types[kind], given)
  if (row.account === caller.account) {
    requireRole(context, need)
    return { row, owned: true }
  }
  const shares = (await sharesWith(db, kind, row.id, targetsOf(caller))).filter(isTaken)
  const share = shares.find((s) => s.permission === 'CONTRIBUTOR') ?? shares[0]
  if (share === undefined) throw notFound(types[kind], given)
  const granted = kind === 'workload' && share.permission === 'CONTRIBUTOR' ? 'contribute' : 'read'
  if (exceeds(need, granted))
    throw accessDenied(
      `The ${types[kind].toLowerCase().replaceAll('_', ' ')} ${row.id} is shared with ${caller.principalArn} as ${share.permission}, which does not allow this operation.`,
    )
  requireRole(context, need)
  return { row, owned: false, share }
}

/** Refuses what the role of the caller's access key does not allow, whatever the resource. */
export function requireRole({ caller }: Pick<ToolContext, 'caller'>, need: Need): void {
  if (exceeds(need, roleAllows[caller.role]))
    throw accessDenied(
      `The role ${caller.role} of ${caller.principalArn} does not allow this operation.`,
    )
}

/** Everyone the caller is when things are shared. */
export function targetsOf(caller: Caller): readonly string[] {
  return [caller.account, caller.principalArn, ...(caller.memberOf ?? [])]
}

/** Whether a share is in force. */
export function isTaken({ status }: ShareRow): boolean {
  return status === 'ACCEPTED' || status === 'ASSOCIATED'
}

function exceeds(need: Need, granted: Need): boolean {
  return needs.indexOf(need) > needs.indexOf(granted)
}
