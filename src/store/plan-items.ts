import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, page } from './page.ts'
import { type Expected, find, insertAll, type Refusal, update } from './rows.ts'
import type { PlanItemRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getPlanItem(
  db: Db | Tx,
  workload: string,
  item: string,
): Promise<PlanItemRow | undefined> {
  return find(db, 'plan_item', { workload, item })
}

/** What people decided about the improvements of workloads. */
export async function listPlanItems(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly PlanItemRow[]> {
  if (workloads.length === 0) return []
  const where = sql`workload in (${sql.join(workloads)})`
  return (await page(db, 'plan_item', where, ['workload', 'item'], all)).items
}

export function insertPlanItems(
  tx: Tx,
  rows: readonly New<'plan_item'>[],
): Promise<readonly PlanItemRow[]> {
  return insertAll(tx, 'plan_item', rows)
}

export function updatePlanItem(
  tx: Tx,
  { workload, item }: Pick<PlanItemRow, 'workload' | 'item'>,
  expected: Expected,
  change: Change<'plan_item'>,
): Promise<PlanItemRow | Refusal> {
  return update(tx, 'plan_item', { workload, item }, expected, change)
}
