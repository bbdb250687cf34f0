import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

export type OwnedTable = 'lens' | 'profile' | 'review_template'

/**
 * How many the account has in the Region, for a quota; what is deleted but still used does not count. Inside a write,
 * others who count the same wait, so that two cannot take the last place.
 */
export async function countOwned(
  db: Db | Tx,
  table: OwnedTable,
  account: string,
  region: string,
): Promise<number> {
  if (db.isTransaction)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${table} ${account} ${region}`}, 0))`.execute(
      db,
    )
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
    where account = ${account} and region = ${region} ${live[table]}`.execute(db)
  return rows[0]?.n ?? 0
}

const live = {
  lens: sql`and status <> 'DELETED'`,
  profile: sql`and data -> 'deleted' is null`,
  review_template: sql``,
} as const
