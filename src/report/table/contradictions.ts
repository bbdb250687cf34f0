import type { Review } from '../../model/review.ts'
import { layOut, remaining } from './grid.ts'
import { heading, type Page } from './page.ts'
import { run } from './paint.ts'

/** Answers of people that the facts dispute. */
export function* writeContradictions(review: Review, page: Page): Iterable<string> {
  if (review.contradictions.length === 0) return
  yield* heading(page, 'Contradictions')
  const lead = [{ width: 1 }, { width: 10, cut: true }]
  yield* layOut(
    [...lead, { width: remaining(page.width, lead) }],
    review.contradictions.map(({ practice, summary }) => [
      [run('!', 'bad')],
      [run(practice.number ?? practice.id, 'strong')],
      [run(practice.title), run(summary, 'quiet')],
    ]),
    page.paint,
  )
}
