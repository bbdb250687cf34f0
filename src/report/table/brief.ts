import type { Review } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { writeContradictions } from './contradictions.ts'
import { makePage } from './page.ts'
import { writePlan } from './plan.ts'
import { writeResult, writeScope } from './summary.ts'

/** The review on one screen of a terminal, for who reads the rest in a browser: what to do first, then the result. */
export function* writeBrief(review: Review, options: DocumentOptions): Iterable<string> {
  const page = makePage(options)
  yield* writeScope(review, page)
  yield* writeContradictions(review, page)
  yield* writePlan(review, page)
  yield* writeResult(review, page)
}
