import { createAccessFacts } from '../evaluate/access/access-facts.ts'
import { checks } from '../evaluate/posture/checks.generated.ts'
import { evaluatePosture } from '../evaluate/posture/evaluate.ts'
import { planImprovements } from '../improve/plan.ts'
import type { Sla } from '../improve/sla.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { HumanRecord } from '../model/human-record.ts'
import type { Lens } from '../model/lens.ts'
import type { Review } from '../model/review.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { Workload } from '../model/workload.ts'
import { reviewAnswers } from '../review/answers/review-answers.ts'
import { loadResponsibilities } from '../review/responsibility/load-responsibilities.ts'
import { matrix } from '../review/responsibility/matrix.ts'
import { selectFindings, selectResources } from '../scope/select-resources.ts'
import { unjudgedTypes } from './unjudged-types.ts'

export interface ReviewInput {
  readonly snapshot: Snapshot
  readonly workload: Workload
  readonly lens: Lens
  readonly record: HumanRecord
  /** Clock of the review in milliseconds. */
  readonly now: number
  readonly sla?: Sla
  /** Problems found before, e.g. in plinth.yaml. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Everything after collecting: scope, evaluate, review, improve. A pure function of its input and the catalog: the same
 * snapshot, record and clock give the same review.
 */
export function reviewSnapshot(input: ReviewInput): Review {
  const { workload, lens, record, now, sla } = input
  const snapshot = selectResources(input.snapshot, workload)
  // A check may ask for what surrounds its subject, so the whole snapshot is judged and findings are selected.
  const everything = { ...input.snapshot, gaps: snapshot.gaps }
  const evaluation = selectFindings(
    evaluatePosture(everything, checks, now, createAccessFacts(everything)),
    workload,
  )
  const answers = reviewAnswers({ lens, evaluation, record, now })
  const plan = planImprovements({
    answers,
    lens,
    now,
    environment: workload.environment,
    ...(sla !== undefined && { sla }),
  })
  return {
    ...answers,
    at: new Date(now).toISOString(),
    workload,
    lens,
    sources: snapshot.sources,
    resourceCount: snapshot.resources.length,
    seen: { resources: input.snapshot.resources, inScope: new Set(snapshot.resources) },
    blind: evaluation.blind,
    gaps: snapshot.gaps,
    plan,
    responsibilities: matrix(
      snapshot.resources,
      answers.findings,
      loadResponsibilities(),
      evaluation.blind,
    ),
    diagnostics: [
      ...snapshot.diagnostics,
      ...unjudgedTypes(snapshot.resources, checks),
      ...input.diagnostics,
      ...answers.diagnostics,
    ],
  }
}
