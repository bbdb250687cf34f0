import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { foldName } from './encode.ts'
import { all, page } from './page.ts'
import { find, findForUpdate, insert, type Refusal, replace, update } from './rows.ts'
import type { ConsoleUserRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getConsoleUser(db: Db | Tx, id: string): Promise<ConsoleUserRow | undefined> {
  return find(db, 'console_user', { id })
}

/** Locks the user until the transaction ends: for what may be used once only. */
export function lockConsoleUser(tx: Tx, id: string): Promise<ConsoleUserRow | undefined> {
  return findForUpdate(tx, 'console_user', { id })
}

/** Names are the same whatever their case. */
export async function findConsoleUser(
  db: Db | Tx,
  name: string,
): Promise<ConsoleUserRow | undefined> {
  const where = sql`folded = ${foldName(name)}`
  return (await page(db, 'console_user', where, ['id'], { limit: 1 })).items[0]
}

/** The user whom an identity provider knows under this digest of issuer and subject. */
export async function findConsoleUserByIdentity(
  db: Db | Tx,
  identity: string,
): Promise<ConsoleUserRow | undefined> {
  const where = sql`identity = ${identity}`
  return (await page(db, 'console_user', where, ['id'], { limit: 1 })).items[0]
}

/** Every user, oldest first. */
export async function listConsoleUsers(db: Db | Tx): Promise<readonly ConsoleUserRow[]> {
  return (await page(db, 'console_user', sql`true`, ['created', 'id'], all)).items
}

/** Adds a user unless the name or the identity is taken. */
export function insertConsoleUser(
  tx: Tx,
  row: Omit<New<'console_user'>, 'folded'>,
): Promise<ConsoleUserRow | 'exists'> {
  return insert(tx, 'console_user', { ...row, folded: foldName(row.name) })
}

export function updateConsoleUser(
  tx: Tx,
  id: string,
  change: Omit<Change<'console_user'>, 'name' | 'folded'>,
): Promise<ConsoleUserRow | Refusal> {
  return update(tx, 'console_user', { id }, 'any', change)
}

/** Changes a user that this transaction has locked. */
export function replaceConsoleUser(
  tx: Tx,
  before: ConsoleUserRow,
  change: Omit<Change<'console_user'>, 'name' | 'folded'>,
): Promise<ConsoleUserRow | 'exists'> {
  return replace(tx, 'console_user', { id: before.id }, before, change)
}
