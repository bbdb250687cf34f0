import { outcomes } from '../../../model/check.ts'
import { countFailures, findingRuns } from '../../../store/findings.ts'
import { listPlanItems } from '../../../store/plan-items.ts'
import type { PlanItemRow, RunRow } from '../../../store/schema.ts'
import { acceptedStatements } from '../attestations/accepted.ts'
import type { ToolContext } from '../context.ts'
import { type PageOf, pageThrough } from '../page.ts'
import { newestReview } from '../runs/read-runs.ts'
import type { RunData } from '../runs/run-data.ts'

type Planned = RunData['plan'][number]

/** What people work on: an improvement of the newest run, or one that is gone from it. */
export interface PlanEntry extends ReturnType<typeof describeDecision> {
  readonly id: string
  readonly title: string
  readonly severity: Planned['severity']
  /** Failed findings that count now. */
  readonly findingCount: number
  /** What the run says of it; absent where the newest run no longer plans it. */
  readonly planned?: Planned | undefined
}

export interface PlanQuery {
  readonly status?: readonly string[] | undefined
  readonly owner?: string | undefined
  readonly overdue?: boolean | undefined
}

/** The improvements of a workload with who does what until when: open ones by urgency, then what is done. */
export async function listPlanEntries(
  context: ToolContext,
  id: string,
  query: PlanQuery,
): Promise<PageOf<PlanEntry> & { readonly run: string }> {
  const { run, data } = await newestReview(context, id)
  const entries = await readPlan(context, run, data)
  const wanted = entries.filter(
    (entry) =>
      (query.status === undefined || query.status.includes(entry.status)) &&
      (query.owner === undefined || entry.owner === query.owner) &&
      (query.overdue === undefined || entry.overdue === query.overdue),
  )
  return { run: run.id, ...pageThrough(wanted, context.page, (entry) => entry.id) }
}

/** Everything of the plan of a run, and what went from it. */
export async function readPlan(
  context: ToolContext,
  run: RunRow,
  { plan }: RunData,
): Promise<readonly PlanEntry[]> {
  const { db, now } = context
  const rows = new Map((await listPlanItems(db, [run.workload])).map((row) => [row.item, row]))
  const failures = await failuresOf(context, run)
  const stated = new Set(
    (await acceptedStatements(db, run.workload, now)).map(({ practice }) => practice),
  )
  const planned = plan.map((item) => {
    const row = rows.get(item.id)
    rows.delete(item.id)
    const findingCount = item.check === undefined ? 0 : (failures?.get(item.check) ?? 0)
    const closed =
      item.check === undefined
        ? item.practices.every((practice) => stated.has(practice))
        : failures !== undefined && findingCount === 0
    return describeEntry(item, row, closed ? 'gone' : 'there', findingCount, run, now)
  })
  const gone = [...rows.values()].map((row) => describeGone(row, run, now))
  return [...planned, ...gone].toSorted((a, b) => rank(a) - rank(b))
}

function rank({ status }: PlanEntry): number {
  return status === 'open' || status === 'in-progress' ? 0 : 1
}

/** Check → failed findings that count, where the run has its findings. */
async function failuresOf({ db, now }: ToolContext, run: RunRow) {
  const runs = await findingRuns(db, [run.workload])
  if (runs.get(run.workload) !== run.id) return undefined
  return countFailures(db, { run: run.id, now }, outcomes.indexOf('fail'))
}

function describeEntry(
  item: Planned,
  row: PlanItemRow | undefined,
  seen: 'there' | 'gone',
  findingCount: number,
  run: RunRow,
  now: number,
): PlanEntry {
  const decision = row ?? {
    status: 'open' as const,
    due: Date.parse(item.due),
    version: 0,
    data: { title: item.title, severity: item.severity, planned: run.created },
  }
  return {
    id: item.id,
    title: item.title,
    severity: item.severity,
    findingCount,
    planned: item,
    ...describeDecision(decision, seen, run, now, item.owner),
  }
}

function describeGone(row: PlanItemRow, run: RunRow, now: number): PlanEntry {
  const { title, severity } = row.data
  return {
    id: row.item,
    title,
    severity,
    findingCount: 0,
    ...describeDecision(row, 'gone', run, now),
  }
}

/** @param seen whether anything is left of it, as far as the newest run and what people decided since tell */
export function describeDecision(
  row: Pick<PlanItemRow, 'status' | 'due' | 'version' | 'data'>,
  seen: 'there' | 'gone',
  run: Pick<RunRow, 'created'>,
  now: number,
  usual?: string,
) {
  const { planned, owner, ticket, notes, reason, until, done } = row.data
  const accepted = row.status === 'accepted' && (until === undefined || until > now)
  const status = accepted ? row.status : statusOf(row.status, seen)
  const open = status === 'open' || status === 'in-progress'
  return {
    status,
    /** Whether a run after it was said to be done agrees. */
    verified: verifiedOf(status, seen, done, run),
    owner: owner ?? usual,
    plannedAt: new Date(planned).toISOString(),
    due: new Date(row.due).toISOString(),
    overdue: open && row.due <= now,
    ticket,
    notes,
    reason,
    until: until === undefined ? undefined : new Date(until).toISOString(),
    done: done === undefined ? undefined : new Date(done).toISOString(),
    version: row.version,
  }
}

function statusOf(said: PlanItemRow['status'], seen: 'there' | 'gone') {
  if (seen === 'gone') return 'done' as const
  // A risk that was accepted until a date is open again after it.
  return said === 'accepted' ? ('open' as const) : said
}

function verifiedOf(
  status: PlanItemRow['status'],
  seen: 'there' | 'gone',
  done: number | undefined,
  run: Pick<RunRow, 'created'>,
): 'closed' | 'still-failing' | 'waiting' | undefined {
  if (status !== 'done') return undefined
  if (seen === 'gone') return 'closed'
  return done !== undefined && run.created > done ? 'still-failing' : 'waiting'
}
