import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/** An account with a Region in which it has something. */
export interface PlaceInUse {
  readonly account: string
  /** Null: the account has a key and nothing else. */
  readonly region: string | null
}

/** Accounts and Regions in which there is something. @param accounts only these; absent: all */
export async function placesInUse(
  db: Db | Tx,
  accounts?: readonly string[],
): Promise<readonly PlaceInUse[]> {
  if (accounts?.length === 0) return []
  const where = accounts === undefined ? sql`` : sql`where account in (${sql.join([...accounts])})`
  const { rows } = await sql<PlaceInUse>`select distinct account, region from (
      select account, region from workload
      union all select account, region from lens
      union all select account, region from profile
      union all select account, region from review_template
      union all select account, null from access_key) as place ${where}
    order by account, region nulls last limit 2000`.execute(db)
  return rows
}
