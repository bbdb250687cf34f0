import { severities, type Severity } from '../../../model/check.ts'
import { dayMs } from '../../../lib/time.ts'
import {
  countImprovements,
  fixTimes,
  type FixTimes,
  type ImprovementFilter,
  type ListedImprovement,
  listImprovements,
} from '../../../store/fix-times.ts'
import type { ToolContext } from '../context.ts'
import { cutPage } from '../page.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { type VisibleWorkloads, visibleWorkloads } from './visible.ts'

/**
 * How long improvements took, and how long they have been open, by severity and in days, against the time that was
 * allowed for them.
 * @param workload only of this one; of all that the caller sees without it
 */
export async function getFixTimes(context: ToolContext, workload?: string) {
  const { workloads, ...limits } = await asked(context, workload)
  const ids = workloads.map(({ id }) => id)
  const rows = await fixTimes(context.db, ids, context.now)
  return {
    ...limits,
    levels: severities.map((severity) => {
      const of = (fixed: boolean) =>
        rows.find((row) => row.severity === severity && row.fixed === fixed)
      const allowed = of(false)?.allowed ?? of(true)?.allowed
      return {
        severity,
        allowed: allowed === undefined ? undefined : days(allowed),
        fixed: shown(of(true)),
        open: shown(of(false)),
      }
    }),
  }
}

function shown(row: FixTimes | undefined) {
  if (row === undefined) return { count: 0, inTime: 0 }
  const { count, inTime, median, longest } = row
  return { count, inTime, median: days(median), longest: days(longest) }
}

/** Days, to a tenth. */
function days(ms: number): number {
  return Math.max(0, Math.round((ms / dayMs) * 10) / 10)
}

export interface ImprovementQuery {
  readonly workload?: string | undefined
  readonly severity?: Severity | undefined
  readonly state: ImprovementFilter['state']
}

/** Improvements of all workloads that the caller sees, the earliest due first. */
export async function listAllImprovements(context: ToolContext, query: ImprovementQuery) {
  const { db, now, page } = context
  const { workloads: counted, ...limits } = await asked(context, query.workload)
  const names = new Map(counted.map(({ id, name }) => [id, name]))
  const workloads = [...names.keys()]
  const filter = { workloads, severity: query.severity, state: query.state, now }
  const after = page.after === undefined ? undefined : readCursor(page.after)
  const rows = await listImprovements(db, filter, page.limit + 1, after)
  const cut = cutPage(rows, page, ({ due, workload, item }) => [due, workload, item].join(' '))
  return {
    ...cut,
    ...limits,
    items: cut.items.map((row) => describe(row, names.get(row.workload) ?? '', now)),
    total: await countImprovements(db, filter),
  }
}

function readCursor(text: string) {
  const [due = '', workload = '', ...item] = text.split(' ')
  return { due: Number(due), workload, item: item.join(' ') }
}

function describe(row: ListedImprovement, name: string, now: number) {
  const { title, severity, owner, planned, done } = row.data
  const fixed = row.status === 'done'
  return {
    workload: row.workload,
    name,
    item: row.item,
    title,
    severity: severities.find((each) => each === severity) ?? ('low' as const),
    ...(owner === undefined ? {} : { owner }),
    planned: new Date(planned).toISOString(),
    due: new Date(row.due).toISOString(),
    ...(fixed && done !== undefined ? { done: new Date(done).toISOString() } : {}),
    overdue: !fixed && row.due < now,
  }
}

async function asked(context: ToolContext, workload?: string): Promise<VisibleWorkloads> {
  return workload === undefined
    ? visibleWorkloads(context)
    : { workloads: [(await getOwnWorkload(context, workload, 'read')).workload] }
}
