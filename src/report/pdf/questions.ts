import { setImmediate } from 'node:timers/promises'
import type { Level } from '../../model/lens.ts'
import { pillarOf, pillarsOf } from '../../model/pillar.ts'
import type { ReportedChoice, ReportedLens, ReportedQuestion } from '../../model/reported-review.ts'
import { countRisks } from '../view/count-risks.ts'
import { choiceWords, levelWords, notApplicableWords, riskWords } from '../words.ts'
import { clip } from './clip.ts'
import { drawNotes } from './notes.ts'
import { drawRiskPill, pillRoom } from './risk-marks.ts'
import type { Sheet } from './sheet.ts'
import { palette, riskTints, styles } from './style.ts'
import { type Cell, type CellLine, drawTable } from './table.ts'

/** Every question with its choices and notes, pillar by pillar, each on a new page. Lets other work in between. */
export async function drawQuestions(
  sheet: Sheet,
  { lens, questions, pillarNotes }: ReportedLens,
): Promise<void> {
  const domains = new Map(lens.domains.map((domain) => [domain.id, domain.title]))
  for (const { id, name } of pillarsOf(lens)) {
    const own = questions.filter(({ question }) => pillarOf(question) === id)
    await setImmediate()
    sheet.newPage()
    sheet.chapter(1, name, () => {
      const { HIGH, MEDIUM } = countRisks(own)
      sheet.text(
        `${own.length} ${own.length === 1 ? 'question' : 'questions'}, ${HIGH} at high risk, ${MEDIUM} at medium risk.`,
        styles.quiet,
      )
      sheet.space(6)
      drawNotes(sheet, 'Notes on the pillar', pillarNotes?.get(id))
      for (const reported of own) {
        const domain = domains.get(reported.question.domain)
        drawQuestion(sheet, reported, domain === name ? undefined : domain)
      }
    })
  }
}

function drawQuestion(sheet: Sheet, reported: ReportedQuestion, domain: string | undefined): void {
  const { question, risk, because, choices, applicable, reason, notes, prioritised } = reported
  const title = clip(question.title, 520)
  sheet.ensure(heightOfStart(sheet, title))
  sheet.space(10)
  sheet.rule(palette.rule, 0.8)
  sheet.space(8)
  const top = sheet.y
  const about = [question.number ?? question.id, domain, prioritised ? 'Prioritised' : undefined]
  const place = { width: sheet.width - pillRoom }
  sheet.text(about.filter((part) => part !== undefined).join('  ·  '), styles.small, place)
  const below = sheet.y
  sheet.moveTo(top)
  drawRiskPill(sheet, risk)
  sheet.moveTo(below + 2)
  sheet.chapter(3, title, () => {
    sheet.text(because, styles.quiet)
    if (!applicable && reason !== undefined)
      sheet.text(`Reason: ${notApplicableWords[reason]}.`, styles.quiet)
    sheet.space(4)
    drawChoices(sheet, choices)
    drawNotes(sheet, 'Notes', notes)
  })
}

/** Height of a question's beginning: what should not be torn apart. */
function heightOfStart(sheet: Sheet, title: string): number {
  return sheet.measure(title, styles.h3) + 120
}

function drawChoices(sheet: Sheet, choices: readonly ReportedChoice[]): void {
  const shown = choices.filter(({ practice, choice }) => !practice.none || choice === 'selected')
  if (shown.length === 0) return
  drawTable(
    sheet,
    [
      { title: '', share: 15 },
      { title: '', share: 56 },
      { title: '', share: 9 },
      { title: '', share: 17 },
    ],
    shown.map((reported) => drawChoice(reported)),
  )
}

function drawChoice({ practice, choice, reason, notes }: ReportedChoice): readonly Cell[] {
  const lines: CellLine[] = [{ text: practice.title }]
  if (reason !== undefined && choice === 'not-applicable')
    lines.push({ text: `Reason: ${notApplicableWords[reason]}.`, style: styles.small })
  if (notes !== undefined && notes.trim() !== '')
    lines.push({ text: `Note: ${notes}`, style: styles.small })
  const level = practice.level === undefined ? '' : levelWords[practice.level]
  return [
    [{ text: practice.number ?? practice.id, style: styles.small }],
    lines,
    [{ text: level, style: styles.small }],
    [{ text: choiceWords[choice], style: choiceStyle(choice, practice.level, practice.none) }],
  ]
}

function choiceStyle(choice: ReportedChoice['choice'], level: Level | undefined, none: boolean) {
  if (choice === 'not-applicable') return styles.small
  if (choice === 'selected')
    return { ...styles.label, color: none ? riskTints.HIGH.ink : palette.good }
  const tint = level === 'medium' ? riskTints.MEDIUM : riskTints.HIGH
  return level === 'low' ? styles.label : { ...styles.label, color: tint.ink }
}

/** The risk in a word, for a cell. */
export function riskLine(risk: ReportedQuestion['risk']): CellLine {
  return { text: riskWords[risk], style: { ...styles.label, color: riskTints[risk].ink } }
}
