import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/** Which runs the access of an account in a Region was last seen by: another text whenever it was seen again. */
export async function accessVersion(db: Db | Tx, account: string, region: string): Promise<string> {
  const { rows } = await sql<{ run: string }>`select distinct s.run from access_snapshot s
    join workload w on w.id = s.workload where w.account = ${account} and w.region = ${region}
    order by s.run`.execute(db)
  return rows.map(({ run }) => run).join(' ')
}
