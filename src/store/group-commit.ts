import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/** Durability of writes for a database of one connection, whose commits would wait for the disk one by one. */
interface GroupCommit {
  pending: Promise<void> | undefined
}
const groups = new WeakMap<Db, GroupCommit>()

/** From now on writes of this database reach the disk together. */
export function commitInGroups(db: Db): void {
  groups.set(db, { pending: undefined })
}

/** First thing in a transaction: its commit need not wait for the disk, because `settled` does. */
export async function deferDurability(db: Db, tx: Tx): Promise<void> {
  if (groups.has(db)) await sql`set local synchronous_commit = off`.execute(tx)
}

/**
 * Resolves when everything committed so far is on the disk. Writes that commit while one flush waits for its turn
 * share it.
 */
export function settled(db: Db): Promise<void> {
  const group = groups.get(db)
  if (group === undefined) return Promise.resolve()
  return (group.pending ??= flush(db, group))
}

function flush(db: Db, group: GroupCommit): Promise<void> {
  return db.connection().execute(async (connection) => {
    // Later commits are not covered any more.
    group.pending = undefined
    // A synchronous commit that writes anything flushes the log up to itself, and so all earlier commits.
    await sql`select pg_logical_emit_message(true, 'plinth', '')`.execute(connection)
  })
}

/** Resolves when no write waits for the disk any more. */
export async function allSettled(db: Db): Promise<void> {
  do await settled(db)
  while (groups.get(db)?.pending !== undefined)
}
