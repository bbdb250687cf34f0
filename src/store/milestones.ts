import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { foldName } from './encode.ts'
import type { Cursor, Page, PageRequest } from './page.ts'
import { find, findForUpdate, insert } from './rows.ts'
import type { MilestoneRow } from './schema.ts'

export type MilestoneSummary = Omit<MilestoneRow, 'data'>

export function getMilestone(
  db: Db | Tx,
  workload: string,
  number: number,
): Promise<MilestoneRow | undefined> {
  return find(db, 'milestone', { workload, number })
}

/** In the order of recording, without the frozen copies. */
export async function listMilestones(
  db: Db | Tx,
  workload: string,
  { after, limit }: PageRequest,
): Promise<Page<MilestoneSummary>> {
  const { rows } =
    await sql<MilestoneSummary>`select workload, number, name, folded, created, summary
    from milestone where workload = ${workload} and number > ${Number(after?.[0] ?? 0)}
    order by number limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items }
  const next: Cursor = [last.number]
  return { items, next }
}

/**
 * Freezes a review under the next number. Nothing can change it afterwards.
 * @returns `exists` when the workload has a milestone of that name, ignoring case and spaces; `missing` without workload
 */
export async function insertMilestone(
  tx: Tx,
  row: Omit<MilestoneRow, 'number' | 'folded' | 'created'>,
): Promise<MilestoneRow | 'exists' | 'missing'> {
  const workload = await findForUpdate(tx, 'workload', { id: row.workload })
  if (workload === undefined) return 'missing'
  const { rows } = await sql<{ last: number | null }>`select max(number) as last from milestone
    where workload = ${row.workload}`.execute(tx)
  const number = (rows[0]?.last ?? 0) + 1
  return insert(tx, 'milestone', { ...row, number, folded: foldName(row.name) })
}
