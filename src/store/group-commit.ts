import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Flushes of a database: no more than one under way and one that waits. */
interface GroupCommit {
  running: Promise<void> | undefined
  waiting: Promise<void> | undefined
}
/** A synchronous commit that writes anything flushes the log up to itself, and so all earlier commits. */
export const flushing = "select pg_logical_emit_message(true, 'plinth', '')"

const groups = new WeakMap<Db, GroupCommit>()

/**
 * From now on writes of this database reach the disk together. Transactions commit without waiting for the disk, and so
 * hold their locks no longer than their statements take; who writes waits in `settled`.
 */
export function commitInGroups(db: Db): void {
  groups.set(db, { running: undefined, waiting: undefined })
}

/**
 * Resolves when everything committed so far is on the disk. Writes that commit while one flush is under way share the
 * next.
 */
export function settled(db: Db): Promise<void> {
  const group = groups.get(db)
  if (group === undefined) return Promise.resolve()
  return (group.waiting ??= flushNext(db, group))
}

async function flushNext(db: Db, group: GroupCommit): Promise<void> {
  await group.running?.catch(() => undefined)
  let begun = false
  // Once it has begun, or failed to, later commits are not covered any more.
  const begin = () => {
    if (!begun) group.waiting = undefined
    begun = true
  }
  group.running = flush(db, begin).finally(begin)
  return group.running
}

function flush(db: Db, begin: () => void): Promise<void> {
  return db.connection().execute(async (connection) => {
    begin()
    await sql.raw(flushing).execute(connection)
  })
}

/** Resolves when no write waits for the disk any more. */
export async function allSettled(db: Db): Promise<void> {
  do await settled(db)
  while (groups.get(db)?.waiting !== undefined)
}
