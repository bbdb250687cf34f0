import type { ReportedQuestion } from '../../model/reported-review.ts'
import { missingPractices } from '../view/missing-practices.ts'
import { levelWords } from '../words.ts'
import { riskLine } from './questions.ts'
import type { Sheet } from './sheet.ts'
import { styles } from './style.ts'
import { webAddress } from './web-address.ts'
import { type Cell, type CellLine, drawTable } from './table.ts'

/** What is to be done, the questions at high risk first. */
export function drawImprovements(sheet: Sheet, questions: readonly ReportedQuestion[]): void {
  sheet.newPage()
  sheet.chapter(1, 'Improvement items', () => {
    const items = [...itemsAt(questions, 'HIGH'), ...itemsAt(questions, 'MEDIUM')]
    if (items.length === 0) {
      sheet.text('No question is at high or medium risk: there is nothing to improve.', styles.body)
      return
    }
    sheet.text(
      'Practices that apply and are not selected, for the questions at high or medium risk. The riskiest come first.',
      styles.quiet,
    )
    sheet.space(8)
    drawTable(
      sheet,
      [
        { title: 'Risk', share: 14 },
        { title: 'Practice', share: 16 },
        { title: 'What to do', share: 60 },
        { title: 'Level', share: 10 },
      ],
      items,
    )
  })
}

function itemsAt(
  questions: readonly ReportedQuestion[],
  risk: ReportedQuestion['risk'],
): readonly (readonly Cell[])[] {
  return questions
    .filter((reported) => reported.risk === risk)
    .flatMap(({ choices }) =>
      missingPractices(choices).map(({ practice }): readonly Cell[] => {
        const { improvement, level, link } = practice
        const what: CellLine[] = [{ text: practice.title, style: styles.strong }]
        if (improvement !== undefined) what.push({ text: improvement.text })
        const address = webAddress(improvement?.link ?? '') ?? webAddress(link ?? '')
        if (address !== undefined)
          what.push({ text: 'Guidance', style: styles.link, link: address })
        return [
          [riskLine(risk)],
          [{ text: practice.number ?? practice.id, style: styles.small }],
          what,
          [{ text: level === undefined ? '' : levelWords[level], style: styles.small }],
        ]
      }),
    )
}
