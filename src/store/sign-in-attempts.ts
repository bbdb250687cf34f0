import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { SignInAttemptRow } from './schema.ts'

/**
 * Counts one more attempt, and starts anew when the window is over. Several processes count together.
 * @param window milliseconds
 */
export async function countAttempt(
  db: Db | Tx,
  subject: string,
  now: number,
  window: number,
): Promise<SignInAttemptRow> {
  const { rows } =
    await sql<SignInAttemptRow>`insert into sign_in_attempt as a (subject, since, count)
    values (${subject}, ${now}, 1) on conflict (subject) do update set
      since = case when a.since <= ${now - window} then ${now} else a.since end,
      count = case when a.since <= ${now - window} then 1 else a.count + 1 end
    returning *`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('An attempt was not counted.')
  return row
}

/** Takes attempts back that turned out well. */
export async function uncountAttempts(db: Db | Tx, subject: string, times: number): Promise<void> {
  await sql`update sign_in_attempt set count = greatest(0, count - ${times})
    where subject = ${subject}`.execute(db)
}

export async function clearAttempts(db: Db | Tx, subject: string): Promise<void> {
  await sql`delete from sign_in_attempt where subject = ${subject}`.execute(db)
}

export async function forgetAttempts(db: Db | Tx, before: number): Promise<void> {
  await sql`delete from sign_in_attempt where since <= ${before}`.execute(db)
}
