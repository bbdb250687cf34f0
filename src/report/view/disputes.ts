import type { Contradiction, PracticeReview, Review } from '../../model/review.ts'
import { choiceWords, moment } from '../words.ts'
import { withoutStop } from './plan-words.ts'

/** A contradiction as two clauses: what a person said, and what was seen. */
export interface Dispute {
  readonly contradiction: Contradiction
  /** `Selected by sam@example.com on 2026-03-02` */
  readonly said: string
  /** The evidence that decides, at least one clause, each without a full stop. */
  readonly seen: readonly string[]
}

/** The answers that the facts dispute, each with both sides. */
export function listDisputes(review: Review): readonly Dispute[] {
  const practices = review.questions.flatMap(({ question, practices }) =>
    practices.map((p) => ({ question, ...p })),
  )
  return review.contradictions.map((contradiction) => {
    const { practice, question } = contradiction
    const found = practices.find(
      (p) => p.practice.id === practice.id && p.question.id === question.id,
    )
    const stance = contradiction.verdict === 'met' ? 'supports' : 'contradicts'
    const seen = (found?.evidence ?? [])
      .filter((item) => item.stance === stance)
      .map((item) => withoutStop(item.summary))
    return {
      contradiction,
      said: said(contradiction, found?.human),
      seen: seen.length > 0 ? seen : [withoutStop(contradiction.summary)],
    }
  })
}

function said({ said }: Contradiction, human: PracticeReview['human']): string {
  const by = human?.by === undefined ? 'a person' : human.by
  const at = human?.at === undefined ? '' : ` on ${moment(human.at)}`
  return `${choiceWords[said]} by ${by}${at}`
}
