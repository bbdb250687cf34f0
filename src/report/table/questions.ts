import { textWidth } from '../../lib/text-width.ts'
import type { QuestionReview, Review } from '../../model/review.ts'
import { percent } from '../words.ts'
import { layOut, remaining, type Cell, type Column } from './grid.ts'
import { bar, riskMark } from './marks.ts'
import { heading, type Page } from './page.ts'
import { run } from './paint.ts'

/** Risk and coverage of each question, and why. */
export function* writeQuestions(review: Review, page: Page): Iterable<string> {
  const { questions } = review
  if (questions.length === 0) return
  yield* heading(page, 'Risk and coverage by question')
  const blocks = page.width < 120 ? 0 : 10
  const named = questions.some((q) => q.question.number !== undefined)
  const lead: readonly Column[] = [
    { width: Math.max(...questions.map((q) => textWidth(riskMark(q.risk).text))) },
    { width: named ? 5 : 0 },
    { width: blocks === 0 ? 5 : blocks + 6, cut: true },
  ]
  const rows = questions.map((q) => leadOf(q, blocks))
  if (page.width < 60)
    for (const [i, q] of questions.entries()) {
      yield* layOut(lead, [rows[i] ?? []], page.paint)
      yield* layOut([{ width: page.width - 4 }], [[[...titleOf(q), ...because(q)]]], page.paint, 4)
    }
  else if (page.width < 120)
    yield* layOut(
      [...lead, { width: remaining(page.width, lead) }],
      questions.map((q, i) => (rows[i] ?? []).concat([[...titleOf(q), ...because(q)]])),
      page.paint,
    )
  else {
    const rest = remaining(page.width, lead) - 2
    const title = Math.floor(rest * 0.55)
    yield* layOut(
      [...lead, { width: title }, { width: rest - title }],
      questions.map((q, i) => (rows[i] ?? []).concat([titleOf(q), because(q)])),
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

/** Why; the practices without the number of their question, which stands at the start of the row. */
function because({ because, question: { number } }: QuestionReview): Cell {
  if (because === '') return []
  return [run(number === undefined ? because : because.replaceAll(`${number}-BP`, 'BP'), 'quiet')]
}
