import type { QuestionReview, Review } from '../../model/review.ts'
import { percent } from '../words.ts'
import { layOut, remaining, type Cell, type Column } from './grid.ts'
import { bar, riskMark } from './marks.ts'
import { heading, type Page } from './page.ts'
import { run } from './paint.ts'

/** Risk and coverage of each question, and why. */
export function* writeQuestions(review: Review, page: Page): Iterable<string> {
  if (review.questions.length === 0) return
  yield* heading(page, 'Questions')
  const blocks = page.width < 60 ? 0 : page.width < 100 ? 5 : 10
  const named = review.questions.some((q) => q.question.number !== undefined)
  const lead: readonly Column[] = [
    { width: 12 },
    { width: named ? 5 : 0 },
    { width: blocks === 0 ? 5 : blocks + 6, cut: true },
  ]
  const rows = review.questions.map((q) => leadOf(q, blocks))
  if (page.width < 60)
    for (const [i, q] of review.questions.entries()) {
      yield* layOut(lead, [rows[i] ?? []], page.paint)
      yield* layOut([{ width: page.width - 4 }], [[[...titleOf(q), ...because(q)]]], page.paint, 4)
    }
  else if (page.width < 120)
    yield* layOut(
      [...lead, { width: remaining(page.width, lead) }],
      review.questions.map((q, i) => [...(rows[i] ?? []), [...titleOf(q), ...because(q)]]),
      page.paint,
    )
  else {
    const rest = remaining(page.width, lead) - 2
    const title = Math.floor(rest * 0.55)
    yield* layOut(
      [...lead, { width: title }, { width: rest - title }],
      review.questions.map((q, i) => [...(rows[i] ?? []), titleOf(q), because(q)]),
      page.paint,
    )
  }
}

function leadOf({ question, risk, coverage }: QuestionReview, blocks: number): readonly Cell[] {
  const share = percent(coverage).padStart(5)
  return [
    [riskMark(risk)],
    [run(question.number ?? '', 'strong')],
    [run(blocks === 0 ? share : `${bar(coverage, blocks)} ${share}`)],
  ]
}

function titleOf({ question }: QuestionReview): Cell {
  return [run(question.title)]
}

function because({ because }: QuestionReview): Cell {
  return because === '' ? [] : [run(because, 'quiet')]
}
