import type { EmbeddedReview } from '../../../src/report/html/application/embedded-review.ts'

export type {
  EmbeddedCheck,
  EmbeddedFinding,
  EmbeddedPractice,
  EmbeddedQuestion,
  EmbeddedReview,
} from '../../../src/report/html/application/embedded-review.ts'

/** Stands for the id of the one workload and of its one run. */
export const only = 'review'

/** Reads the review that the file holds. @throws SyntaxError when the file is damaged */
export function readReview(): EmbeddedReview {
  const text = document.getElementById('review')?.textContent ?? ''
  const review: EmbeddedReview = JSON.parse(text)
  return review
}
