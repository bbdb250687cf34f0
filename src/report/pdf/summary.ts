import { pillarOf, pillarsOf } from '../../model/pillar.ts'
import type { ReportedLens, ReportedQuestion } from '../../model/reported-review.ts'
import { countRisks } from '../view/count-risks.ts'
import { drawNotes } from './notes.ts'
import { drawRiskBar, drawRiskFigures } from './risk-marks.ts'
import type { Sheet } from './sheet.ts'
import { styles } from './style.ts'
import { type Cell, type Column, drawTable } from './table.ts'

type Risks = ReturnType<typeof countRisks>

/** Figures for the whole lens and a line per pillar. */
export function drawSummary(sheet: Sheet, reported: ReportedLens): void {
  const { lens, questions, notes } = reported
  sheet.newPage()
  sheet.chapter(1, 'Summary', () => {
    const counts = countRisks(questions)
    sheet.text(summarize(counts, questions.length), styles.body)
    sheet.space(10)
    drawRiskFigures(sheet, counts)
    const prioritised = questions.filter((q) => q.prioritised)
    if (prioritised.length > 0) {
      const { HIGH, MEDIUM } = countRisks(prioritised)
      sheet.text(
        `The profile puts ${prioritised.length} of the questions first; ${HIGH} of them are at high and ${MEDIUM} at medium risk.`,
        styles.quiet,
      )
      sheet.space(6)
    }
    drawNotes(sheet, 'Notes on the review', notes)
    sheet.space(6)
    sheet.chapter(2, 'Risks by pillar', () =>
      drawCountTable(
        sheet,
        'Pillar',
        pillarsOf(lens).map(({ id, name }) => {
          const own = questions.filter(({ question }) => pillarOf(question) === id)
          return { name, counts: countRisks(own) }
        }),
      ),
    )
    drawHighRisks(sheet, questions)
  })
}

/** The questions that a reader with one minute should see. */
function drawHighRisks(sheet: Sheet, questions: readonly ReportedQuestion[]): void {
  const high = questions.filter(({ risk }) => risk === 'HIGH')
  if (high.length === 0) return
  sheet.chapter(2, 'Questions at high risk', () =>
    drawTable(
      sheet,
      [
        { title: 'Number', share: 12 },
        { title: 'Question', share: 53 },
        { title: 'Why', share: 35 },
      ],
      high.map(({ question, because }): readonly Cell[] => [
        [{ text: question.number ?? question.id, style: styles.small }],
        question.title,
        [{ text: because, style: styles.small }],
      ]),
    ),
  )
}

function summarize({ HIGH, MEDIUM, UNANSWERED }: Risks, total: number): string {
  const open =
    UNANSWERED === 0
      ? 'Every question has an answer.'
      : `${UNANSWERED} ${UNANSWERED === 1 ? 'question is' : 'questions are'} unanswered.`
  return `Of ${total} questions, ${HIGH} ${HIGH === 1 ? 'is' : 'are'} at high risk and ${MEDIUM} at medium risk. ${open}`
}

const countColumns: readonly Column[] = [
  { title: 'Shares', share: 21 },
  { title: 'High', share: 7, align: 'right' },
  { title: 'Medium', share: 9, align: 'right' },
  { title: 'None', share: 7, align: 'right' },
  { title: 'Unanswered', share: 13, align: 'right' },
  { title: 'N/A', share: 6, align: 'right' },
]

/** Risks per pillar, lens or workload, as bars and figures. */
export function drawCountTable(
  sheet: Sheet,
  title: string,
  rows: readonly { readonly name: string; readonly counts: Risks }[],
): void {
  drawTable(
    sheet,
    [{ title, share: 32 }, ...countColumns],
    rows.map(({ name, counts }): readonly Cell[] => [
      name,
      { height: 8, draw: (x, y, width) => drawRiskBar(sheet, counts, x, y + 1, width) },
      ...[counts.HIGH, counts.MEDIUM, counts.NONE, counts.UNANSWERED, counts.NOT_APPLICABLE].map(
        (count) => String(count),
      ),
    ]),
  )
}
