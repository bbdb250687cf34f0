import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/** Improvements of one severity that are fixed, or that are open. Times in milliseconds. */
export interface FixTimes {
  readonly severity: string
  readonly fixed: boolean
  readonly count: number
  /** Fixed before they were due, or open and not due yet. */
  readonly inTime: number
  /** From planned to done, or until now. */
  readonly median: number
  readonly longest: number
  /** From planned to due. */
  readonly allowed: number
}

/** How long the improvements of workloads took or have been open, by severity. Accepted risks are neither. */
export async function fixTimes(
  db: Db | Tx,
  workloads: readonly string[],
  now: number,
): Promise<readonly FixTimes[]> {
  if (workloads.length === 0) return []
  const { rows } = await sql<FixTimes>`select severity, fixed, count(*)::int as count,
      count(*) filter (where until <= due)::int as "inTime",
      percentile_cont(0.5) within group (order by until - planned)::float8 as median,
      max(until - planned)::float8 as longest,
      percentile_cont(0.5) within group (order by due - planned)::float8 as allowed
    from (
      select data->>'severity' as severity, status = 'done' as fixed, due,
        (data->>'planned')::bigint as planned,
        case when status = 'done' then (data->>'done')::bigint else ${now}::bigint end as until
      from plan_item where workload = any(${workloads}) and status in ('open', 'in-progress', 'done')
    ) as item where until is not null group by severity, fixed order by severity, fixed`.execute(db)
  return rows
}

/** An open or fixed improvement of any workload. */
export interface ListedImprovement {
  readonly workload: string
  readonly item: string
  readonly status: string
  readonly due: number
  readonly data: {
    readonly title: string
    readonly severity: string
    readonly planned: number
    readonly owner?: string
    readonly done?: number
  }
}

export interface ImprovementFilter {
  readonly workloads: readonly string[]
  readonly severity?: string | undefined
  /** `overdue` is of those that are open. */
  readonly state: 'open' | 'overdue' | 'fixed' | 'late'
  readonly now: number
}

/** Improvements of many workloads, the earliest due first, from the one after `after` on. */
export async function listImprovements(
  db: Db | Tx,
  filter: ImprovementFilter,
  limit: number,
  after?: { readonly due: number; readonly workload: string; readonly item: string },
): Promise<readonly ListedImprovement[]> {
  if (filter.workloads.length === 0) return []
  const { rows } = await sql<ListedImprovement>`select workload, item, status, due, data
    from plan_item where ${conditionOf(filter)}
    ${
      after === undefined
        ? sql``
        : sql`and (due, workload, item) > (${after.due}, ${after.workload}, ${after.item})`
    }
    order by due, workload, item limit ${limit}`.execute(db)
  return rows
}

export async function countImprovements(db: Db | Tx, filter: ImprovementFilter): Promise<number> {
  if (filter.workloads.length === 0) return 0
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from plan_item
    where ${conditionOf(filter)}`.execute(db)
  return rows[0]?.n ?? 0
}

function conditionOf({ workloads, severity, state, now }: ImprovementFilter) {
  const open = sql`status in ('open', 'in-progress')`
  const fixed = sql`status = 'done' and data->>'done' is not null`
  const states = {
    open,
    overdue: sql`${open} and due < ${now}`,
    fixed,
    late: sql`${fixed} and (data->>'done')::bigint > due`,
  }
  return sql`workload = any(${workloads}) and ${states[state]}
    ${severity === undefined ? sql`` : sql`and data->>'severity' = ${severity}`}`
}
