import type { Risk } from '../../model/review.ts'

/** How many questions have each risk; all five keys are always there. */
export function countRisks(
  questions: readonly { readonly risk: Risk }[],
): Readonly<Record<Risk, number>> {
  const counts = { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 }
  for (const { risk } of questions) counts[risk]++
  return counts
}
