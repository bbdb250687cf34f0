import type { Question } from '../../../model/lens.ts'
import { pillarOf } from '../../../model/pillar.ts'
import type { Risk } from '../../../model/review.ts'
import type { AnswerRow, LensReviewRow, WorkloadRow } from '../../../store/schema.ts'
import { answerRisk } from '../answers/answer-risk.ts'
import type { ShownAnswer } from '../answers/describe-answer.ts'
import { type EffectiveAnswer, effectiveAnswer } from '../answers/effective-answer.ts'
import type { Proposal } from '../answers/evidence-proposal.ts'
import type { AppliedLens } from './applied-lens.ts'

/** An answer as it was read: for counts its content may be left out. */
export type StateAnswer = Pick<AnswerRow, 'risk' | 'updated'> & Partial<Pick<AnswerRow, 'data'>>

/** What counting needs of a review. */
export type ReviewHead = Pick<LensReviewRow, 'workload' | 'lens' | 'lens_version' | 'updated'>

/** One lens of a workload with its review, live or frozen. */
export interface LensState<Review extends ReviewHead = LensReviewRow> {
  readonly review: Review
  readonly applied: AppliedLens
  /** Question id → answer; empty where `counted` says enough. */
  readonly answers: ReadonlyMap<string, StateAnswer>
  /** Question id → what evidence proposes; empty when frozen, where it is part of the answers already. */
  readonly proposals: ReadonlyMap<string, readonly Proposal[]>
  /** Ids of the questions that the profile of the workload puts first. */
  readonly prioritised: ReadonlySet<string>
  /** From a milestone: risks are as they were, whatever the rules say today. */
  readonly frozen: boolean
  /** For lists: how many answers have which risk, and when the last of them changed. Nothing is prioritised there. */
  readonly counted?: {
    readonly risks: Readonly<Partial<Record<Risk, number>>>
    readonly updated: number
  }
}

/** A workload with its reviews, live or as a milestone froze it. */
export interface ReviewState<Review extends ReviewHead = LensReviewRow, Workload = WorkloadRow> {
  readonly workload: Workload
  /** In the order of application. */
  readonly lenses: readonly LensState<Review>[]
  readonly milestone?: { readonly number: number; readonly name: string; readonly at: number }
}

export type RiskCounts = Record<Risk, number>

/** The answer to a question with what evidence adds; a question that nobody touched has a blank one. */
export function effectiveIn(lens: LensState<ReviewHead>, question: Question): EffectiveAnswer {
  return effectiveAnswer(lens.answers.get(question.id)?.data, lens.proposals.get(question.id) ?? [])
}

/** A question as reviews show it. */
export function showAnswer(lens: LensState<ReviewHead>, question: Question): ShownAnswer {
  const effective = effectiveIn(lens, question)
  return {
    question,
    data: effective.data,
    risk: riskIn(lens, question, effective),
    prioritised: lens.prioritised.has(question.id),
    custom: lens.applied.kind === 'custom',
  }
}

/** The risk of a question. @param effective its answer, where that is known */
export function riskIn(
  lens: LensState<ReviewHead>,
  question: Question,
  effective?: EffectiveAnswer,
): Risk {
  const answer = lens.answers.get(question.id)
  if (answer === undefined && !lens.proposals.has(question.id)) return 'UNANSWERED'
  if (answer !== undefined && (lens.frozen || answer.data === undefined)) return answer.risk
  return answerRisk(question, effective ?? effectiveIn(lens, question))
}

/** Questions by risk; all five keys, zeros included. Where answers were only counted, nobody knows of which pillar. */
export function countIn(
  lenses: readonly LensState<ReviewHead>[],
  {
    pillar,
    prioritised = false,
  }: { readonly pillar?: string; readonly prioritised?: boolean } = {},
): RiskCounts {
  const counts = { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 }
  for (const lens of lenses) {
    if (lens.counted !== undefined) {
      if (pillar !== undefined) throw new Error('Counted answers have no pillar.')
      if (!prioritised) addCounted(counts, lens, lens.counted)
      continue
    }
    for (const question of lens.applied.lens.questions) {
      if (pillar !== undefined && pillarOf(question) !== pillar) continue
      if (prioritised && !lens.prioritised.has(question.id)) continue
      counts[riskIn(lens, question)]++
    }
  }
  return counts
}

/** Questions without an answer, or with notes alone, are unanswered. */
function addCounted(
  counts: RiskCounts,
  { applied }: LensState<ReviewHead>,
  { risks }: NonNullable<LensState['counted']>,
): void {
  let answered = 0
  for (const risk of ['HIGH', 'MEDIUM', 'NONE', 'NOT_APPLICABLE'] as const) {
    counts[risk] += risks[risk] ?? 0
    answered += risks[risk] ?? 0
  }
  counts.UNANSWERED += applied.lens.questions.length - answered
}

/** When a review or one of its answers changed last. */
export function updatedIn({ review, answers, counted }: LensState<ReviewHead>): number {
  let last = Math.max(review.updated, counted?.updated ?? 0)
  for (const { updated } of answers.values()) last = Math.max(last, updated)
  return last
}
