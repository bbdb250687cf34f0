import type { PlanItem } from '../../model/plan.ts'
import type { Review } from '../../model/review.ts'
import { callIt } from '../view/locate.ts'
import { numberPractices, whatIsWrong } from '../view/plan-words.ts'
import { count, effortWords, exposureWords } from '../words.ts'
import { layOut, remaining, type Column } from './grid.ts'
import { severityMark } from './marks.ts'
import { flow, heading, type Page } from './page.ts'
import { run } from './paint.ts'

const mostItems = 5
const mostResources = 2
const mostPractices = 4

/** The first items of the plan: what is wrong and where, the next action, who and until when. */
export function* writePlan(review: Review, page: Page): Iterable<string> {
  if (review.plan.length === 0) return
  yield* heading(page, 'Improve first')
  const numbers = numberPractices(review.lens)
  const lead: readonly Column[] = page.width < 60 ? [{ width: 1 }] : [{ width: 1 }, { width: 10 }]
  const wide = page.width >= 120
  const rest = remaining(page.width, lead)
  const left = wide ? Math.floor(rest * 0.5) : rest
  yield* layOut(
    [...lead, { width: left }, ...(wide ? [{ width: rest - left - 2 }] : [])],
    review.plan.slice(0, mostItems).map((item) => {
      const mark = severityMark(item.severity)
      const places = placesOf(item)
      const wrong = [
        run(whatIsWrong(item), 'strong'),
        ...(places === '' ? [] : [run(places, 'quiet')]),
      ]
      const fix = run(`> ${item.fix}`)
      const facts = run(factsOf(item, wide ? numbers : undefined), 'quiet')
      const rank = [run(String(item.rank))]
      if (wide) return [rank, [mark], wrong, [fix, facts]]
      const body = [...wrong, fix, facts]
      return page.width < 60 ? [rank, [mark, ...body]] : [rank, [mark], body]
    }),
    page.paint,
  )
  const more = review.plan.length - mostItems
  if (more > 0) yield* flow(page, [run(`and ${count(more, 'more improvement')}`, 'quiet')])
}

/** `sg-1, sg-2 and 3 more · reachable by anyone` */
function placesOf({ findings, exposure }: PlanItem): string {
  const names = findings.slice(0, mostResources).map((f) => callIt(f.resource))
  const more = findings.length - names.length
  const where = names.join(', ') + (more > 0 ? ` and ${count(more, 'more resource')}` : '')
  const parts = [where, exposure === 'internal' ? '' : exposureWords[exposure]]
  return parts.filter((part) => part !== '').join(' · ')
}

/** Who, until when, how long; and what it closes, where there is room. */
function factsOf(item: PlanItem, numbers: ReadonlyMap<string, string> | undefined): string {
  const parts = [item.owner, `due ${item.due.slice(0, 10)}`, `takes ${effortWords[item.effort]}`]
  if (numbers === undefined || item.practices.length === 0) return parts.join(' · ')
  const practices = item.practices.map((id) => numbers.get(id) ?? id)
  const more = practices.length - mostPractices
  const rest = more > 0 ? [count(more, 'more practice')] : []
  return [...parts, [...practices.slice(0, mostPractices), ...rest].join(', ')].join(' · ')
}
