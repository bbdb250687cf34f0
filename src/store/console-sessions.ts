import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { encode } from './encode.ts'
import type { ConsoleSessionRow } from './schema.ts'

/** Adds a session; of one user the newest `most` remain. */
export async function insertSession(tx: Tx, row: ConsoleSessionRow, most: number): Promise<void> {
  const { id, holder, account, region, created, seen, expires, data } = row
  await sql`insert into console_session (id, holder, account, region, created, seen, expires, data)
    values (${id}, ${holder}, ${account}, ${region}, ${created}, ${seen}, ${expires},
      ${encode('data', data)}::jsonb)`.execute(tx)
  // The new one stays, also beside others of the same moment.
  await sql`delete from console_session where id in (select id from console_session
    where holder = ${holder} and id <> ${id} order by created desc, id offset ${most - 1})`.execute(
    tx,
  )
}

export async function getSession(db: Db | Tx, id: string): Promise<ConsoleSessionRow | undefined> {
  const { rows } =
    await sql<ConsoleSessionRow>`select * from console_session where id = ${id}`.execute(db)
  return rows[0]
}

/** The sessions of a user, newest first. */
export async function listSessions(
  db: Db | Tx,
  holder: string,
): Promise<readonly ConsoleSessionRow[]> {
  const { rows } = await sql<ConsoleSessionRow>`select * from console_session
    where holder = ${holder} order by created desc, id`.execute(db)
  return rows
}

export async function touchSession(db: Db, id: string, seen: number): Promise<void> {
  await sql`update console_session set seen = ${seen} where id = ${id} and seen < ${seen}`.execute(
    db,
  )
}

/** Moves a session to another account or Region. */
export async function moveSession(
  db: Db,
  id: string,
  { account, region }: Pick<ConsoleSessionRow, 'account' | 'region'>,
): Promise<void> {
  await sql`update console_session set account = ${account}, region = ${region}
    where id = ${id}`.execute(db)
}

/** Ends a session; false where there is none. @param holder whose it must be, where that matters */
export async function deleteSession(db: Db | Tx, id: string, holder?: string): Promise<boolean> {
  const owned = holder === undefined ? sql`` : sql`and holder = ${holder}`
  const { rows } =
    await sql`delete from console_session where id = ${id} ${owned} returning id`.execute(db)
  return rows.length > 0
}

/** Ends every session of a user. @param except one that stays */
export async function deleteSessionsOf(db: Db | Tx, holder: string, except = ''): Promise<void> {
  await sql`delete from console_session where holder = ${holder} and id <> ${except}`.execute(db)
}

/** Forgets sessions that are over or were not used since `unusedSince`. */
export async function forgetSessions(db: Db | Tx, now: number, unusedSince: number): Promise<void> {
  await sql`delete from console_session where expires <= ${now} or seen <= ${unusedSince}`.execute(
    db,
  )
}
