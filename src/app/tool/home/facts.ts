import { z } from 'zod'
import { risks, type Risk } from '../../../model/review.ts'
import { newestEntries } from '../../../store/audit-pages.ts'
import { runSummary } from '../../../store/home-counts.ts'
import type { WorkloadRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { securityLens } from '../findings/security-lens.ts'
import { readStates } from '../reviews/read-state.ts'
import { countIn, type LensState, riskIn, type RiskCounts } from '../reviews/state.ts'
import { type Dispute, disputesIn } from '../runs/contradictions.ts'

/** What home shows of a workload that changes only with a write to it. */
export interface WorkloadFacts {
  readonly risks: RiskCounts
  /** Domain of the Security Pillar → its questions by risk. */
  readonly domains: ReadonlyMap<string, Record<Risk, number>>
  readonly disputes: readonly Dispute[]
}

interface Remembered {
  readonly seq: number
  readonly at: number
  readonly facts: WorkloadFacts
}

/** Workloads that are remembered, and for how long: lenses get new versions without a write to the workload. */
const most = 5000
const longest = 300_000
/** Workloads that are read at a time: fewer queries, in bounded memory. */
const batch = 50

const known = new Map<string, Remembered>()

/** The facts of workloads; read anew only where something was written since. */
export async function readFacts(
  context: ToolContext,
  workloads: readonly WorkloadRow[],
): Promise<ReadonlyMap<string, WorkloadFacts>> {
  const newest = await newestEntries(
    context.db,
    workloads.map(({ account }) => account),
    workloads.map(({ arn }) => arn),
  )
  const facts = new Map<string, WorkloadFacts>()
  const stale: WorkloadRow[] = []
  for (const workload of workloads) {
    const before = known.get(workload.id)
    const age = context.now - (before?.at ?? 0)
    const isFresh = before?.seq === seqOf(workload) && age >= 0 && age < longest
    if (isFresh) facts.set(workload.id, before.facts)
    else stale.push(workload)
  }
  for (let at = 0; at < stale.length; at += batch)
    for (const { workload, lenses } of await readStates(context, stale.slice(at, at + batch))) {
      const read = factsOf(lenses)
      remember(workload.id, { seq: seqOf(workload), at: context.now, facts: read })
      facts.set(workload.id, read)
    }
  return facts

  function seqOf({ arn }: WorkloadRow): number {
    return newest.get(arn) ?? 0
  }
}

function remember(id: string, entry: Remembered): void {
  known.delete(id)
  known.set(id, entry)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
}

function factsOf(lenses: readonly LensState[]): WorkloadFacts {
  return {
    risks: countIn(lenses),
    domains: domainsOf(lenses),
    disputes: lenses.flatMap((lens) => disputesIn(lens)),
  }
}

function domainsOf(lenses: readonly LensState[]): WorkloadFacts['domains'] {
  const { index } = securityLens()
  const domains = new Map<string, Record<Risk, number>>()
  for (const lens of lenses)
    for (const question of lens.applied.lens.questions) {
      const domain = index.question(question.id)?.domain
      if (domain === undefined || !isFramework(lens)) continue
      const counts = domains.get(domain) ?? none()
      counts[riskIn(lens, question)]++
      domains.set(domain, counts)
    }
  return domains
}

function isFramework({ applied }: LensState): boolean {
  return applied.lens.alias === securityLens().lens.alias
}

function none(): Record<Risk, number> {
  return { HIGH: 0, MEDIUM: 0, NONE: 0, UNANSWERED: 0, NOT_APPLICABLE: 0 }
}

const summarySchema = z.object({
  coverage: z.number(),
  resources: z.number(),
  risks: z.record(z.enum(risks), z.number()),
})
export type RunSummary = z.infer<typeof summarySchema>

const summaries = new Map<string, RunSummary | undefined>()

/** The summary of a run, which never changes. */
export async function summaryOf(
  { db }: Pick<ToolContext, 'db'>,
  run: string,
): Promise<RunSummary | undefined> {
  if (summaries.has(run)) return summaries.get(run)
  const summary = summarySchema.safeParse(await runSummary(db, run)).data
  summaries.set(run, summary)
  const [oldest] = summaries.keys()
  if (summaries.size > most && oldest !== undefined) summaries.delete(oldest)
  return summary
}
