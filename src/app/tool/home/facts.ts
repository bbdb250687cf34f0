import { z } from 'zod'
import { risks, type Risk } from '../../../model/review.ts'
import { newestEntries } from '../../../store/audit-pages.ts'
import { runSummary } from '../../../store/home-counts.ts'
import type { WorkloadRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { securityLens } from '../findings/security-lens.ts'
import { readState } from '../reviews/read-state.ts'
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
  for (const workload of workloads) {
    const seq = newest.get(workload.arn) ?? 0
    const before = known.get(workload.id)
    const age = context.now - (before?.at ?? 0)
    const fresh = before !== undefined && before.seq === seq && age >= 0 && age < longest
    const now = fresh ? before : { seq, at: context.now, facts: await factsOf(context, workload) }
    if (!fresh) remember(workload.id, now)
    facts.set(workload.id, now.facts)
  }
  return facts
}

function remember(id: string, entry: Remembered): void {
  known.delete(id)
  known.set(id, entry)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
}

async function factsOf(context: ToolContext, workload: WorkloadRow): Promise<WorkloadFacts> {
  const { lenses } = await readState(context, workload)
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
