import type { Review } from '../../../model/review.ts'
import type { Tx } from '../../../store/db.ts'
import { insertPlanItems, listPlanItems, updatePlanItem } from '../../../store/plan-items.ts'

/** Improvements of a workload whose clocks are kept. */
const mostItems = 500

/**
 * Starts the SLA clock of every improvement that a run plans for the first time, inside the write that saves it. One that
 * was gone and is back starts again, unless the risk was accepted. What is gone is done.
 * @param before ids of what the run before planned
 */
export async function startClocks(
  tx: Tx,
  now: number,
  workload: string,
  { plan, at }: Review,
  before: ReadonlySet<string>,
): Promise<void> {
  const known = new Map((await listPlanItems(tx, [workload])).map((row) => [row.item, row]))
  // Deadlines count from what the review saw, which may have been saved later.
  const since = Math.min(now, Date.parse(at))
  const planned = plan.slice(0, mostItems)
  await insertPlanItems(
    tx,
    planned
      .filter(({ id }) => !known.has(id))
      .map(({ id, title, severity, due }) => ({
        workload,
        item: id,
        status: 'open',
        due: Date.parse(due),
        data: { title, severity, planned: since },
      })),
  )
  const there = new Set(plan.map(({ id }) => id))
  for (const row of known.values()) {
    if (there.has(row.item) || (row.status !== 'open' && row.status !== 'in-progress')) continue
    await updatePlanItem(tx, row, 'any', { status: 'done', data: { ...row.data, done: now } })
  }
  for (const { id, due } of planned) {
    const row = known.get(id)
    if (row === undefined || before.has(id) || row.status === 'accepted') continue
    const { done: _, ...data } = row.data
    await updatePlanItem(tx, row, 'any', {
      status: 'open',
      due: Date.parse(due),
      data: { ...data, planned: now },
    })
  }
}
