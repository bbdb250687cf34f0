import type { Review } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { writeContradictions } from './contradictions.ts'
import { writeDomains } from './domains.ts'
import { writeNext } from './next.ts'
import { makePage } from './page.ts'
import { writePlan } from './plan.ts'
import { writeQuestions } from './questions.ts'
import { writeResult, writeScope } from './summary.ts'
import { writeUnseen } from './unseen.ts'

/**
 * The review for a terminal, at any width from 40 columns. What a terminal shows when a command ends is the end of its
 * output: so the detail comes first, and what matters most comes last.
 */
export function* writeTable(review: Review, options: DocumentOptions): Iterable<string> {
  const page = makePage(options)
  yield* writeScope(review, page)
  yield* writeDomains(review, page)
  yield* writeQuestions(review, page)
  yield* writeUnseen(review, page)
  yield* writeContradictions(review, page)
  yield* writePlan(review, page)
  yield* writeResult(review, page)
  yield* writeNext(review, page)
}
