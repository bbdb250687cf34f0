import type { Review } from '../../model/review.ts'
import { layOut, remaining } from './grid.ts'
import { heading, type Page } from './page.ts'
import { run } from './paint.ts'

/** What to do with the result: one or two commands. */
export function* writeNext(review: Review, page: Page): Iterable<string> {
  const [first] = review.plan
  yield* heading(page, 'Next')
  const steps = [
    ...(first?.check === undefined
      ? []
      : [
          [
            `plinth explain ${first.check.id}`,
            'why the first improvement matters, and how to make it',
          ],
        ]),
    ['--format html=review.html', 'the whole review with every piece of evidence, for people'],
    ['--format json=review.json', 'the same for programs'],
  ]
  const lead = { width: Math.max(...steps.map(([command = '']) => command.length)) }
  const beside = page.width - lead.width > 56
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
