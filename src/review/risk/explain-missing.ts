import type { PracticeReview } from '../../model/review.ts'
import { listNames, nameOf, type PracticeChoice } from './question-choices.ts'

/** A choice with what is known of how it came about; the rule itself needs only the choice. */
export type ExplainedChoice = PracticeChoice & Partial<Pick<PracticeReview, 'verdict' | 'origin'>>

type Cause = 'contradicted' | 'partly' | 'declined' | 'unseen'

const causes: Readonly<Record<Cause, string>> = {
  contradicted: 'Contradicted by evidence',
  declined: 'Left out by a person',
  partly: 'Shown only in part',
  unseen: 'Not shown by anything',
}

/** Why practices are missing, most telling first: `Contradicted by evidence: SEC02-BP01. Shown only in part: SEC02-BP03.` */
export function explainMissing(missing: readonly ExplainedChoice[]): string {
  const parts = Object.entries(causes).flatMap(([cause, words]) => {
    const names = missing.filter((c) => causeOf(c) === cause).map((c) => nameOf(c.practice))
    return names.length === 0 ? [] : [`${words}: ${listNames(names)}.`]
  })
  return parts.join(' ')
}

function causeOf({ verdict, origin }: ExplainedChoice): Cause {
  if (origin === 'human') return 'declined'
  if (verdict === 'contradicted' || verdict === 'partly') return verdict
  return 'unseen'
}
