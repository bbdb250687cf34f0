import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { Json, PlanItemRow } from './schema.ts'

/** The newest complete run of each workload. */
export interface NewestRun {
  readonly workload: string
  readonly run: string
  readonly created: number
}

export async function newestRuns(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly NewestRun[]> {
  if (workloads.length === 0) return []
  const { rows } =
    await sql<NewestRun>`select distinct on (workload) workload, id as run, created from run
    where workload in (${sql.join(workloads)}) and status = 'COMPLETE'
    order by workload, created desc, id desc`.execute(db)
  return rows
}

/** Summary of a run as it was saved. */
export async function runSummary(db: Db | Tx, run: string): Promise<Json> {
  const { rows } = await sql<{ summary: Json }>`select data->'summary' as summary from run
    where id = ${run}`.execute(db)
  return rows[0]?.summary ?? null
}

export interface SeverityCount {
  readonly run: string
  readonly severity: number
  readonly count: number
}

/** Failed findings that count now, by run and severity. */
export async function countFailuresOf(
  db: Db | Tx,
  runs: readonly string[],
  now: number,
): Promise<readonly SeverityCount[]> {
  if (runs.length === 0) return []
  const { rows } =
    await sql<SeverityCount>`select run, severity, count(*)::int as count from finding
    where run in (${sql.join(runs)}) and outcome = 0 and not coalesce(hidden > ${now}, false)
    group by run, severity`.execute(db)
  return rows
}

export interface MilestoneCounts {
  readonly workload: string
  readonly number: number
  readonly name: string
  readonly created: number
  readonly counts: Json
}

/** Risk counts of all milestones, oldest first. */
export async function listMilestoneCounts(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly MilestoneCounts[]> {
  if (workloads.length === 0) return []
  const { rows } = await sql<MilestoneCounts>`select workload, number, name, created,
      summary->'RiskCounts' as counts from milestone
    where workload in (${sql.join(workloads)}) order by created, workload, number`.execute(db)
  return rows
}

/** Open improvements that are due before a moment, the earliest first. */
export async function listDue(
  db: Db | Tx,
  workloads: readonly string[],
  before: number,
  limit: number,
): Promise<readonly PlanItemRow[]> {
  if (workloads.length === 0) return []
  const { rows } = await sql<PlanItemRow>`select * from plan_item
    where workload in (${sql.join(workloads)}) and status in ('open', 'in-progress') and due < ${before}
    order by due, workload, item limit ${limit}`.execute(db)
  return rows
}

/** How many open improvements each workload has that are due before a moment. */
export async function countDue(
  db: Db | Tx,
  workloads: readonly string[],
  before: number,
): Promise<ReadonlyMap<string, number>> {
  if (workloads.length === 0) return new Map()
  const { rows } = await sql<{ workload: string; n: number }>`select workload, count(*)::int as n
    from plan_item where workload in (${sql.join(workloads)}) and status in ('open', 'in-progress')
    and due < ${before} group by workload`.execute(db)
  return new Map(rows.map(({ workload, n }) => [workload, n]))
}
