import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { encode } from './encode.ts'
import type { SignInStepRow } from './schema.ts'

export async function insertStep(
  db: Db | Tx,
  { id, kind, expires, data }: Omit<SignInStepRow, 'tries'>,
): Promise<void> {
  await sql`insert into sign_in_step (id, kind, expires, data)
    values (${id}, ${kind}, ${expires}, ${encode('data', data)}::jsonb)`.execute(db)
}

export async function getStep(
  db: Db | Tx,
  id: string,
  kind: string,
  now: number,
): Promise<SignInStepRow | undefined> {
  const { rows } = await sql<SignInStepRow>`select * from sign_in_step
    where id = ${id} and kind = ${kind} and expires > ${now}`.execute(db)
  return rows[0]
}

/** Counts an answer to a step before it is checked; undefined when there is no such step or it has none left. */
export async function tryStep(
  db: Db | Tx,
  id: string,
  kind: string,
  now: number,
  most: number,
): Promise<SignInStepRow | undefined> {
  const { rows } = await sql<SignInStepRow>`update sign_in_step set tries = tries + 1
    where id = ${id} and kind = ${kind} and expires > ${now} and tries < ${most}
    returning *`.execute(db)
  return rows[0]
}

/** Takes a step away: of several who ask, one gets it. */
export async function takeStep(
  db: Db | Tx,
  id: string,
  kind: string,
  now: number,
): Promise<SignInStepRow | undefined> {
  const { rows } = await sql<SignInStepRow>`delete from sign_in_step
    where id = ${id} and kind = ${kind} returning *`.execute(db)
  const [row] = rows
  return row !== undefined && row.expires > now ? row : undefined
}

export async function forgetSteps(db: Db | Tx, now: number): Promise<void> {
  await sql`delete from sign_in_step where expires <= ${now}`.execute(db)
}
