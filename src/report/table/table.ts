import type { Review } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { writeContradictions } from './contradictions.ts'
import { writeDomains } from './domains.ts'
import { writeNext } from './next.ts'
import { makePage } from './page.ts'
import { writePlan } from './plan.ts'
import { writeQuestions } from './questions.ts'
import { writeSummary } from './summary.ts'
import { writeUnseen } from './unseen.ts'

/** The review for a terminal: what matters first, each section on its own, at any width from 40 columns. */
export function* writeTable(review: Review, options: DocumentOptions): Iterable<string> {
  const page = makePage(options)
  yield* writeSummary(review, page)
  yield* writeQuestions(review, page)
  yield* writeContradictions(review, page)
  yield* writeDomains(review, page)
  yield* writePlan(review, page)
  yield* writeUnseen(review, page)
  yield* writeNext(review, page)
}
