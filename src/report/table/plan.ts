import type { Lens } from '../../model/lens.ts'
import type { PlanItem } from '../../model/plan.ts'
import type { Review } from '../../model/review.ts'
import { count, effortWords, exposureWords } from '../words.ts'
import { layOut, remaining, type Column } from './grid.ts'
import { severityMark } from './marks.ts'
import { flow, heading, type Page } from './page.ts'
import { run } from './paint.ts'

const mostItems = 7
const mostPractices = 4

/** The first items of the plan, with what each closes. */
export function* writePlan(review: Review, page: Page): Iterable<string> {
  if (review.plan.length === 0) return
  yield* heading(page, 'Improve first')
  const numbers = numbersOf(review.lens)
  const lead: readonly Column[] = page.width < 60 ? [{ width: 1 }] : [{ width: 1 }, { width: 10 }]
  const wide = page.width >= 120
  const rest = remaining(page.width, lead)
  const left = wide ? Math.floor(rest * 0.58) : rest
  yield* layOut(
    [...lead, { width: left }, ...(wide ? [{ width: rest - left - 2 }] : [])],
    review.plan.slice(0, mostItems).map((item) => {
      const mark = severityMark(item.severity)
      const what = [run(item.title, 'strong'), run(item.fix)]
      const facts = run(factsOf(item, numbers), 'quiet')
      const body = [...what, facts]
      const rank = [run(String(item.rank))]
      if (wide) return [rank, [mark], what, [facts]]
      return page.width < 60 ? [rank, [mark, ...body]] : [rank, [mark], body]
    }),
    page.paint,
  )
  const more = review.plan.length - mostItems
  if (more > 0) yield* flow(page, [run(`and ${count(more, 'more improvement')}`, 'quiet')])
}

function factsOf(item: PlanItem, numbers: ReadonlyMap<string, string>): string {
  const practices = item.practices.map((id) => numbers.get(id) ?? id)
  const more = practices.length - mostPractices
  const closes = [
    ...(item.findings.length > 0 ? [count(item.findings.length, 'finding')] : []),
    ...practices.slice(0, mostPractices),
    ...(more > 0 ? [count(more, 'more practice')] : []),
  ]
  const parts = [item.owner, `due ${item.due.slice(0, 10)}`, effortWords[item.effort]]
  if (item.exposure !== 'internal') parts.push(exposureWords[item.exposure])
  if (closes.length > 0) parts.push(`closes ${closes.join(', ')}`)
  return parts.join(' · ')
}

function numbersOf(lens: Lens): ReadonlyMap<string, string> {
  const practices = lens.questions.flatMap((q) => q.practices)
  return new Map(practices.map((p) => [p.id, p.number ?? p.id]))
}
