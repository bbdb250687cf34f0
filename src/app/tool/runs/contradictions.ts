import type { Practice, Question } from '../../../model/lens.ts'
import type { Contradiction, PracticeReview } from '../../../model/review.ts'
import { findContradiction } from '../../../review/answers/review-practice.ts'
import { statusOf } from '../answers/answer-risk.ts'
import { isDecided } from '../answers/effective-answer.ts'
import type { Proposal } from '../answers/evidence-proposal.ts'
import type { ToolContext } from '../context.ts'
import { type PageOf, pageThrough } from '../page.ts'
import { readState } from '../reviews/read-state.ts'
import type { LensState } from '../reviews/state.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'

export interface Dispute {
  readonly lens: string
  readonly question: string
  readonly choice: string
  readonly title: string
  /** What the person's answer comes to. */
  readonly said: Contradiction['said']
  readonly verdict: Contradiction['verdict']
  readonly summary: string
  /** What the evidence says. */
  readonly because: string
}

/** Where the newest run disputes what people have answered, in the order of the lenses. */
export async function listContradictions(
  context: ToolContext,
  id: string,
): Promise<PageOf<Dispute>> {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const { lenses } = await readState(context, workload)
  return pageThrough(
    lenses.flatMap((lens) => disputesIn(lens)),
    context.page,
    (dispute) => JSON.stringify([dispute.lens, dispute.question, dispute.choice]),
  )
}

/** The disputes of one lens. */
export function disputesIn(
  lens: LensState,
  questions: readonly Question[] = lens.applied.lens.questions,
): readonly Dispute[] {
  return questions.flatMap((question) => {
    const data = lens.answers.get(question.id)?.data
    if (data === undefined || !isDecided(data)) return []
    return (lens.proposals.get(question.id) ?? []).flatMap((proposal) => {
      const practice = question.practices.find(({ id }) => id === proposal.choice)
      if (practice === undefined) return []
      const choice = data.applicable ? statusOf(practice, data) : 'not-applicable'
      const found = disputeOf(question, practice, choice, proposal)
      return found === undefined ? [] : [{ lens: lens.review.lens, ...found }]
    })
  })
}

function disputeOf(
  question: Question,
  practice: Practice,
  choice: PracticeReview['choice'],
  { verdict, because, coverage = 0 }: Proposal,
): Omit<Dispute, 'lens'> | undefined {
  const review = { practice, verdict, evidence: [], coverage, choice, because }
  const found = findContradiction(question, { ...review, origin: 'human' })
  if (found === undefined) return undefined
  return {
    question: question.id,
    choice: practice.id,
    title: practice.title,
    said: found.said,
    verdict,
    summary: found.summary,
    because,
  }
}
