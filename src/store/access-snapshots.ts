import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { insert, remove } from './rows.ts'
import type { AccessSnapshotRow } from './schema.ts'
import type { New } from './tables.ts'

type Part = Omit<New<'access_snapshot'>, 'workload' | 'part' | 'run' | 'created'>['data']

/** Puts what a run saw of access in place of what the run before saw. @param parts of a bounded size each */
export async function replaceAccessSnapshot(
  tx: Tx,
  { workload, run }: Pick<AccessSnapshotRow, 'workload' | 'run'>,
  parts: readonly Part[],
): Promise<void> {
  const { rows } = await sql<{ part: number }>`select part from access_snapshot
    where workload = ${workload} order by part`.execute(tx)
  for (const { part } of rows) await remove(tx, 'access_snapshot', { workload, part })
  for (const [part, data] of parts.entries())
    await insert(tx, 'access_snapshot', { workload, part, run, data })
}

/** What the newest runs of the workloads of an account in a Region saw, oldest first. */
export async function listAccessSnapshots(
  db: Db | Tx,
  account: string,
  region: string,
): Promise<readonly AccessSnapshotRow[]> {
  const { rows } = await sql<AccessSnapshotRow>`select s.* from access_snapshot s
    join workload w on w.id = s.workload where w.account = ${account} and w.region = ${region}
    order by s.created, s.workload, s.part`.execute(db)
  return rows
}
