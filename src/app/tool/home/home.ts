import { z } from 'zod'
import { severities, type Severity } from '../../../model/check.ts'
import { dayMs } from '../../../lib/time.ts'
import {
  countDue,
  countFailuresOf,
  listDue,
  listMilestoneCounts,
  type NewestRun,
  newestRuns,
} from '../../../store/home-counts.ts'
import { findingRuns } from '../../../store/findings.ts'
import type { PlanItemRow, WorkloadRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { securityLens } from '../findings/security-lens.ts'
import { readFacts, summaryOf, type WorkloadFacts } from './facts.ts'
import { visibleWorkloads } from './visible.ts'

/** Entries of the lists of home. */
const mostEntries = 50

/**
 * Where everything of the caller stands: risk by domain and workload, the trend by milestone, coverage, what is due and
 * what is disputed.
 */
export async function getHome(context: ToolContext) {
  const { db, now } = context
  const { workloads, ...limits } = await visibleWorkloads(context)
  const ids = workloads.map(({ id }) => id)
  const facts = await readFacts(context, workloads)
  const runs = new Map((await newestRuns(db, ids)).map((run) => [run.workload, run]))
  const failures = await failuresOf(context, ids)
  const overdue = await countDue(db, ids, now)
  const soon = await countDue(db, ids, now + 7 * dayMs)
  const names = new Map(workloads.map(({ id, name }) => [id, name]))
  const due = await listDue(db, ids, now + 7 * dayMs, mostEntries)
  const items = []
  for (const workload of workloads)
    items.push({
      ...(await describeWorkload(context, workload, facts.get(workload.id), runs)),
      failures: failures.get(workload.id) ?? noFailures(),
      overdue: overdue.get(workload.id) ?? 0,
      due: (soon.get(workload.id) ?? 0) - (overdue.get(workload.id) ?? 0),
    })
  return {
    domains: securityLens().lens.domains.map(({ id, title }) => ({ id, title })),
    workloads: items,
    ...limits,
    trend: await trendOf(context, ids),
    due: due.map((row) => describeDue(row, names, now)),
    disputes: disputesOf(workloads, facts),
  }
}

async function describeWorkload(
  context: ToolContext,
  { id, name, account, updated, data }: WorkloadRow,
  facts: WorkloadFacts | undefined,
  runs: ReadonlyMap<string, NewestRun>,
) {
  const run = runs.get(id)
  const summary = run === undefined ? undefined : await summaryOf(context, run.run)
  return {
    id,
    name,
    account,
    environment: data.environment,
    reviewOwner: data.reviewOwner,
    updated: new Date(updated).toISOString(),
    risks: facts?.risks ?? { HIGH: 0, MEDIUM: 0, NONE: 0, UNANSWERED: 0, NOT_APPLICABLE: 0 },
    domains: [...(facts?.domains ?? [])].map(([domain, counts]) => ({ domain, risks: counts })),
    disputes: facts?.disputes.length ?? 0,
    run: run === undefined ? undefined : { id: run.run, at: new Date(run.created).toISOString() },
    coverage: summary?.coverage,
    resources: summary?.resources,
  }
}

/** Workload → failed findings that count now. */
async function failuresOf(
  { db, now }: ToolContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Record<Severity, number>>> {
  const runs = await findingRuns(db, ids)
  const workloads = new Map([...runs].map(([workload, run]) => [run, workload]))
  const counts = new Map<string, Record<Severity, number>>()
  for (const { run, severity, count } of await countFailuresOf(db, [...runs.values()], now)) {
    const workload = workloads.get(run) ?? ''
    const known = counts.get(workload) ?? noFailures()
    known[severities[severity] ?? 'low'] += count
    counts.set(workload, known)
  }
  return counts
}

function noFailures(): Record<Severity, number> {
  return { critical: 0, high: 0, medium: 0, low: 0 }
}

const counted = z.object({ HIGH: z.number(), MEDIUM: z.number(), UNANSWERED: z.number() })

/** After each milestone: high and medium risks over the newest milestones of all workloads. */
async function trendOf({ db }: ToolContext, ids: readonly string[]) {
  const latest = new Map<string, z.infer<typeof counted>>()
  const points = []
  for (const { workload, number, name, created, counts } of await listMilestoneCounts(db, ids)) {
    const read = counted.safeParse(counts).data
    if (read === undefined) continue
    latest.set(workload, read)
    const sum = (key: keyof typeof read) =>
      [...latest.values()].reduce((total, each) => total + each[key], 0)
    points.push({
      at: new Date(created).toISOString(),
      workload,
      milestone: number,
      name,
      high: sum('HIGH'),
      medium: sum('MEDIUM'),
      unanswered: sum('UNANSWERED'),
      own: { high: read.HIGH, medium: read.MEDIUM, unanswered: read.UNANSWERED },
    })
  }
  return points.slice(-200)
}

function describeDue(row: PlanItemRow, names: ReadonlyMap<string, string>, now: number) {
  return {
    workload: row.workload,
    name: names.get(row.workload) ?? '',
    item: row.item,
    title: row.data.title,
    severity: row.data.severity,
    owner: row.data.owner,
    due: new Date(row.due).toISOString(),
    overdue: row.due <= now,
  }
}

function disputesOf(workloads: readonly WorkloadRow[], facts: ReadonlyMap<string, WorkloadFacts>) {
  return workloads
    .flatMap(({ id, name }) =>
      (facts.get(id)?.disputes ?? []).map(({ lens, question, choice, summary }) => ({
        workload: id,
        name,
        lens,
        question,
        choice,
        summary,
      })),
    )
    .slice(0, mostEntries)
}
