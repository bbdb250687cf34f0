import type { Risk } from '../model/review.ts'

/** Counts of questions by risk, as a person reads them. */
export function riskWords(counts: Readonly<Record<Risk, number>>): string {
  const { HIGH, MEDIUM, NONE, UNANSWERED, NOT_APPLICABLE } = counts
  const parts = [`${HIGH} high`, `${MEDIUM} medium`, `${NONE} no risk`, `${UNANSWERED} unanswered`]
  return [...parts, ...(NOT_APPLICABLE === 0 ? [] : [`${NOT_APPLICABLE} not applicable`])].join(
    ', ',
  )
}

/** One risk, as a person reads it. */
export const riskName: Readonly<Record<Risk, string>> = {
  HIGH: 'high risk',
  MEDIUM: 'medium risk',
  NONE: 'no risk',
  UNANSWERED: 'unanswered',
  NOT_APPLICABLE: 'not applicable',
}
