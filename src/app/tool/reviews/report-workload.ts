import { present } from '../../../lib/present.ts'
import type { ReportedLens, ReportedWorkload } from '../../../model/reported-review.ts'
import { reportLens, type StoredAnswer } from '../reports/report-lens.ts'
import { effectiveIn, type LensState, type ReviewState, riskIn, updatedIn } from './state.ts'

/** A workload, live or frozen, as reports read it. */
export function reportWorkload({ workload, lenses, milestone }: ReviewState): ReportedWorkload {
  const { data } = workload
  return {
    id: workload.id,
    arn: workload.arn,
    name: workload.name,
    updatedAt: Math.max(workload.updated, ...lenses.map(updatedIn)),
    lenses: lenses.map(reportLensState),
    ...present({
      description: data.description,
      environment: data.environment,
      reviewOwner: data.reviewOwner,
      accounts: data.accountIds,
      regions: data.awsRegions && [...data.awsRegions, ...(data.nonAwsRegions ?? [])],
      improvementStatus: data.improvementStatus,
      notes: data.notes,
      milestone: milestone && {
        number: milestone.number,
        name: milestone.name,
        recordedAt: milestone.at,
      },
    }),
  }
}

/** One lens as reports read it; frozen risks stay as they were. */
export function reportLensState(state: LensState): ReportedLens {
  const { applied, review, prioritised } = state
  const { lens } = applied
  const answers = new Map(
    lens.questions.map((question) => [question.id, storedAnswer(state, question)]),
  )
  const { pillarNotes } = review.data
  const report = reportLens({
    lens: { ...lens, version: applied.version },
    arn: applied.arn,
    answers,
    prioritised,
    ...present({
      notes: review.data.notes,
      pillarNotes: pillarNotes && new Map(Object.entries(pillarNotes)),
    }),
  })
  return {
    ...report,
    questions: report.questions.map((shown) =>
      Object.assign(shown, { risk: riskIn(state, shown.question) }),
    ),
  }
}

function storedAnswer(
  state: LensState,
  question: ReportedLens['lens']['questions'][number],
): StoredAnswer {
  const { data, answered } = effectiveIn(state, question)
  const { selected, choices, applicable, reason, notes } = data
  return {
    selected,
    choices: new Map(Object.entries(choices)),
    applicable,
    answered:
      answered || riskIn(state, question) === 'HIGH' || riskIn(state, question) === 'MEDIUM',
    ...present({ reason, notes }),
  }
}
