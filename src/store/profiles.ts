import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { foldName } from './encode.ts'
import { all, type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { ProfileRow, ProfileVersionRow } from './schema.ts'
import type { Change, New } from './tables.ts'
import { type Viewer, visibleTo } from './visible.ts'

export function getProfile(db: Db | Tx, id: string): Promise<ProfileRow | undefined> {
  return find(db, 'profile', { id })
}

/**
 * Own and shared ones, in the order of creation; retired ones are left out.
 * @param owner `SHARED`: only those of other accounts
 */
export function listProfiles(
  db: Db | Tx,
  viewer: Viewer,
  request: PageRequest,
  owner?: 'SHARED',
): Promise<Page<ProfileRow>> {
  const foreign = owner === 'SHARED' ? sql`and account <> ${viewer.account}` : sql``
  const where = sql`${visibleTo('profile', viewer)} and data -> 'deleted' is null ${foreign}`
  return page(db, 'profile', where, ['created', 'id'], request)
}

/** `exists`: the account has a profile of that name in the Region, ignoring case and spaces. */
export function insertProfile(
  tx: Tx,
  row: Omit<New<'profile'>, 'folded'>,
): Promise<ProfileRow | 'exists'> {
  return insert(tx, 'profile', { ...row, folded: foldName(row.name) })
}

export function updateProfile(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Omit<Change<'profile'>, 'name' | 'folded'>,
): Promise<ProfileRow | Refusal> {
  return update(tx, 'profile', { id }, expected, change)
}

/** Marks a profile that workloads still use as deleted: its versions stay, its name is free again. */
export function retireProfile(
  tx: Tx,
  { id, version, data }: ProfileRow,
): Promise<ProfileRow | Refusal> {
  // Folded names have no spaces: no profile can be called so.
  const folded = `deleted ${id}`
  return update(tx, 'profile', { id }, version, { folded, data: { ...data, deleted: true } })
}

/** Whether a workload of any account uses a profile. */
export async function isProfileUsed(db: Db | Tx, arn: string): Promise<boolean> {
  const used = JSON.stringify([{ arn }])
  const { rows } = await sql<{ used: boolean }>`select exists (
    select from workload where data -> 'profiles' @> ${used}::jsonb) as used`.execute(db)
  return rows[0]?.used ?? false
}

/** With all its versions. */
export function deleteProfile(tx: Tx, id: string): Promise<ProfileRow | 'missing' | 'stale'> {
  return remove(tx, 'profile', { id })
}

export function getProfileVersion(
  db: Db | Tx,
  profile: string,
  version: string,
): Promise<ProfileVersionRow | undefined> {
  return find(db, 'profile_version', { profile, profile_version: version })
}

/** Oldest first. */
export async function listProfileVersions(
  db: Db | Tx,
  profile: string,
): Promise<readonly ProfileVersionRow[]> {
  return (await page(db, 'profile_version', sql`profile = ${profile}`, ['number'], all)).items
}

/** Versions never change. `exists`: the version or the number is taken. */
export function insertProfileVersion(
  tx: Tx,
  row: Omit<ProfileVersionRow, 'created'>,
): Promise<ProfileVersionRow | 'exists'> {
  return insert(tx, 'profile_version', row)
}
