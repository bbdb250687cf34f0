import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, page } from './page.ts'
import { find, insert, type Refusal, update } from './rows.ts'
import type { AccessKeyRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getAccessKey(db: Db | Tx, id: string): Promise<AccessKeyRow | undefined> {
  return find(db, 'access_key', { id })
}

/** Keys of an account, or all, in the order of creation. */
export async function listAccessKeys(
  db: Db | Tx,
  account?: string,
): Promise<readonly AccessKeyRow[]> {
  const where = account === undefined ? sql`true` : sql`account = ${account}`
  return (await page(db, 'access_key', where, ['created', 'id'], all)).items
}

export function insertAccessKey(tx: Tx, row: New<'access_key'>): Promise<AccessKeyRow | 'exists'> {
  return insert(tx, 'access_key', row)
}

/** To revoke, set `status`. Keys are never deleted: the audit names them. */
export function updateAccessKey(
  tx: Tx,
  id: string,
  change: Change<'access_key'>,
): Promise<AccessKeyRow | Refusal> {
  return update(tx, 'access_key', { id }, 'any', change)
}
