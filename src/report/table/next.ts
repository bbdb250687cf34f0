import type { Review } from '../../model/review.ts'
import { layOut, remaining } from './grid.ts'
import { heading, type Page } from './page.ts'
import { run } from './paint.ts'

/** What to do with the result. */
export function* writeNext(review: Review, page: Page): Iterable<string> {
  const [first] = review.plan
  yield* heading(page, 'Next')
  const steps = [
    ...(first?.check === undefined
      ? []
      : [[`plinth explain ${first.check.id}`, 'the first improvement: why, and how']]),
    ['--format html=review.html', 'the same review again, with all evidence, for a browser'],
    ['--format json=review.json', 'and for programs'],
  ]
  const lead = { width: Math.max(...steps.map(([command = '']) => command.length)) }
  const beside = page.width - lead.width > 40
  yield* layOut(
    beside ? [lead, { width: remaining(page.width, [lead]) }] : [{ width: page.width - 2 }],
    steps.map(([command = '', what = '']) => {
      const runs = [run(command, 'accent'), run(what, 'quiet')]
      return beside ? runs.map((r) => [r]) : [runs]
    }),
    page.paint,
  )
  yield '\n'
}
