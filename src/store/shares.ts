import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { encode } from './encode.ts'
import { all, type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { SharedKind, ShareRow, ShareStatus } from './schema.ts'
import type { Change, New } from './tables.ts'
import { startsWith } from './visible.ts'

export function getShare(db: Db | Tx, id: string): Promise<ShareRow | undefined> {
  return find(db, 'share', { id })
}

export async function getShareByInvitation(
  db: Db | Tx,
  invitation: string,
): Promise<ShareRow | undefined> {
  const found = await page(db, 'share', sql`invitation = ${invitation}`, ['id'], { limit: 1 })
  return found.items[0]
}

export interface ShareFilter {
  readonly targetPrefix?: string | undefined
  readonly status?: ShareStatus | undefined
}

/** Shares of one resource, in the order of creation. */
export function listShares(
  db: Db | Tx,
  type: SharedKind,
  resource: string,
  filter: ShareFilter,
  request: PageRequest,
): Promise<Page<ShareRow>> {
  const where = sql`type = ${type} and resource = ${resource} ${startsWith(sql.ref('target'), filter.targetPrefix)}
    ${filter.status === undefined ? sql`` : sql`and status = ${filter.status}`}`
  return page(db, 'share', where, ['created', 'id'], request)
}

export interface InvitationFilter {
  readonly region: string
  /** Everyone that the caller is. */
  readonly targets: readonly string[]
  readonly type?: SharedKind | undefined
  readonly namePrefix?: string | undefined
}

/** Pending invitations to any of the targets that have not lapsed. */
export function listInvitations(
  db: Db | Tx,
  filter: InvitationFilter,
  now: number,
  request: PageRequest,
): Promise<Page<ShareRow>> {
  if (filter.targets.length === 0) return Promise.resolve({ items: [] })
  const where = sql`target in (${sql.join(filter.targets)}) and region = ${filter.region}
    and status = 'PENDING' and (expires is null or expires > ${now})
    ${filter.type === undefined ? sql`` : sql`and type = ${filter.type}`}
    ${startsWith(sql.ref('resource_name'), filter.namePrefix)}`
  return page(db, 'share', where, ['created', 'id'], request)
}

/** Every share of a resource that reaches one of the targets, of any status: the ground for permissions. */
export async function sharesWith(
  db: Db | Tx,
  type: SharedKind,
  resource: string,
  targets: readonly string[],
): Promise<readonly ShareRow[]> {
  if (targets.length === 0) return []
  const where = sql`type = ${type} and resource = ${resource} and target in (${sql.join(targets)})`
  return (await page(db, 'share', where, ['id'], all)).items
}

/** Shares of an account with organizations and units that are in force. */
export async function listOrganizationShares(
  db: Db | Tx,
  account: string,
  region: string,
): Promise<readonly ShareRow[]> {
  const where = sql`account = ${account} and region = ${region} and kind in ('organization', 'ou')
    and status in ('ASSOCIATING', 'ASSOCIATED')`
  return (await page(db, 'share', where, ['id'], all)).items
}

/** Pending invitations past their time. */
export function listLapsed(
  db: Db | Tx,
  now: number,
  request: PageRequest,
): Promise<Page<ShareRow>> {
  return page(
    db,
    'share',
    sql`status = 'PENDING' and expires <= ${now}`,
    ['expires', 'id'],
    request,
  )
}

/** Pending invitations that lapse until a time and were not recalled yet. */
export function listEnding(
  db: Db | Tx,
  now: number,
  until: number,
  request: PageRequest,
): Promise<Page<ShareRow>> {
  const where = sql`status = 'PENDING' and expires > ${now} and expires <= ${until}
    and data->'reminded' is null`
  return page(db, 'share', where, ['expires', 'id'], request)
}

/** `exists`: the resource is already shared with the target. */
export function insertShare(tx: Tx, row: New<'share'>): Promise<ShareRow | 'exists'> {
  return insert(tx, 'share', row)
}

export function updateShare(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'share'>,
): Promise<ShareRow | Refusal> {
  return update(tx, 'share', { id }, expected, change)
}

export function deleteShare(tx: Tx, id: string): Promise<ShareRow | 'missing' | 'stale'> {
  return remove(tx, 'share', { id })
}

/** Invitations show the name that the resource has now. */
export async function renameSharesOf(
  tx: Tx,
  type: SharedKind,
  resource: string,
  name: string,
): Promise<void> {
  const where = sql`type = ${type} and resource = ${resource} and resource_name <> ${encode('resource_name', name)}`
  for (const { id } of (await page(tx, 'share', where, ['id'], all)).items)
    await update(tx, 'share', { id }, 'any', { resource_name: name })
}

/** All shares of a resource that goes away. */
export async function deleteSharesOf(tx: Tx, type: SharedKind, resource: string): Promise<void> {
  const where = sql`type = ${type} and resource = ${resource}`
  for (const { id } of (await page(tx, 'share', where, ['id'], all)).items)
    await remove(tx, 'share', { id })
}
