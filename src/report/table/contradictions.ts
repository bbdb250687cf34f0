import type { Review } from '../../model/review.ts'
import { listDisputes } from '../view/disputes.ts'
import { choiceWords, count } from '../words.ts'
import { layOut, remaining } from './grid.ts'
import { heading, type Page } from './page.ts'
import { run } from './paint.ts'

/** Answers of people that the facts dispute, with both sides. */
export function* writeContradictions(review: Review, page: Page): Iterable<string> {
  const disputes = listDisputes(review)
  if (disputes.length === 0) return
  yield* heading(page, 'Answers that the facts contradict')
  const lead = [{ width: 1 }, { width: 10, cut: true }]
  yield* layOut(
    [...lead, { width: remaining(page.width, lead) }],
    disputes.map(({ contradiction: { practice, said }, seen: [first = '', ...more] }) => {
      const rest = more.length === 0 ? '' : `, and ${count(more.length, 'more fact')}`
      return [
        [run('!', 'bad')],
        [run(practice.number ?? practice.id, 'strong')],
        [run(practice.title), run(`${choiceWords[said]}, but: ${first}${rest}`, 'quiet')],
      ]
    }),
    page.paint,
  )
}
