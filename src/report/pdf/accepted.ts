import type { NotApplicableReason } from '../../model/human-record.ts'
import type { ReportedQuestion, ReportedWorkload } from '../../model/reported-review.ts'
import { notApplicableWords } from '../words.ts'
import type { Sheet } from './sheet.ts'
import { styles } from './style.ts'
import { type Cell, drawTable } from './table.ts'

/** What people took out of the reckoning, with their reasons. */
export function drawAccepted(
  sheet: Sheet,
  questions: readonly ReportedQuestion[],
  { improvementStatus }: ReportedWorkload,
): void {
  sheet.ensure(160)
  sheet.space(14)
  sheet.chapter(1, 'Accepted risks and exclusions', () => {
    if (improvementStatus === 'RISK_ACKNOWLEDGED') {
      sheet.text('The owners of the workload have acknowledged its open risks.', styles.body)
      sheet.space(6)
    }
    const rows = questions.flatMap(excluded)
    if (rows.length === 0) {
      sheet.text('No question and no practice was marked as not applicable.', styles.body)
      return
    }
    sheet.text(
      'Questions and practices that people marked as not applicable. They do not count towards a risk.',
      styles.quiet,
    )
    sheet.space(8)
    drawTable(
      sheet,
      [
        { title: 'What', share: 16 },
        { title: 'Title and notes', share: 58 },
        { title: 'Reason', share: 26 },
      ],
      rows,
    )
  })
}

interface Exclusion {
  readonly name: string
  readonly title: string
  readonly reason?: NotApplicableReason
  readonly notes?: string
}

function excluded(reported: ReportedQuestion): readonly (readonly Cell[])[] {
  const { question, choices, applicable } = reported
  if (!applicable)
    return [describe({ ...reported, name: question.number ?? question.id, title: question.title })]
  return choices
    .filter(({ choice }) => choice === 'not-applicable')
    .map((choice) => {
      const { id, number, title } = choice.practice
      return describe({ ...choice, name: number ?? id, title })
    })
}

function describe({ name, title, reason = 'NONE', notes }: Exclusion): readonly Cell[] {
  return [
    [{ text: name, style: styles.small }],
    [
      { text: title },
      ...(notes === undefined || notes.trim() === '' ? [] : [{ text: notes, style: styles.small }]),
    ],
    capitalize(notApplicableWords[reason]),
  ]
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
