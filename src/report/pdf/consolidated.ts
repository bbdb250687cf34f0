import { setImmediate } from 'node:timers/promises'
import { pillarOf, pillarsOf } from '../../model/pillar.ts'
import type {
  ReportedLens,
  ReportedQuestion,
  ReportedWorkload,
} from '../../model/reported-review.ts'
import { countRisks } from '../view/count-risks.ts'
import { missingPractices } from '../view/missing-practices.ts'
import { clip } from './clip.ts'
import { riskLine } from './questions.ts'
import { drawRiskFigures } from './risk-marks.ts'
import type { Sheet } from './sheet.ts'
import { styles } from './style.ts'
import { drawCountTable } from './summary.ts'
import { type Cell, drawTable } from './table.ts'

/** All workloads together, then each with the questions at risk. Lets other work in between workloads. */
export async function drawPortfolio(
  sheet: Sheet,
  workloads: readonly ReportedWorkload[],
): Promise<void> {
  sheet.newPage()
  sheet.chapter(1, 'Summary', () => {
    const counts = countRisks(workloads.flatMap(questionsOf))
    sheet.text(
      `${workloads.length} ${workloads.length === 1 ? 'workload' : 'workloads'}, counted in questions over all their lenses.`,
      styles.body,
    )
    sheet.space(10)
    drawRiskFigures(sheet, counts)
    if (workloads.length === 0) return
    sheet.chapter(2, 'Risks by workload', () =>
      drawCountTable(
        sheet,
        'Workload',
        workloads.map((w) => ({ name: w.name, counts: countRisks(questionsOf(w)) })),
      ),
    )
    sheet.chapter(2, 'Risks by pillar', () =>
      drawCountTable(sheet, 'Pillar', countPillars(workloads)),
    )
  })
  for (const workload of workloads) {
    await setImmediate()
    drawWorkload(sheet, workload)
  }
}

function questionsOf({ lenses }: ReportedWorkload): readonly ReportedQuestion[] {
  return lenses.flatMap((lens) => lens.questions)
}

/** Pillars of different lenses with the same id are one. */
function countPillars(workloads: readonly ReportedWorkload[]) {
  const pillars = new Map<string, { name: string; questions: ReportedQuestion[] }>()
  for (const { lens, questions } of workloads.flatMap((workload) => workload.lenses)) {
    for (const { id, name } of pillarsOf(lens))
      if (!pillars.has(id)) pillars.set(id, { name, questions: [] })
    for (const reported of questions)
      pillars.get(pillarOf(reported.question))?.questions.push(reported)
  }
  return [...pillars.values()].map(({ name, questions }) => ({
    name,
    counts: countRisks(questions),
  }))
}

function drawWorkload(sheet: Sheet, workload: ReportedWorkload): void {
  sheet.newPage()
  sheet.chapter(1, clip(workload.name, 300), () => {
    const updated = new Date(workload.updatedAt).toISOString().slice(0, 10)
    const { length } = workload.lenses
    sheet.text(
      `${length} ${length === 1 ? 'lens' : 'lenses'}, updated ${updated}. ${workload.arn}`,
      styles.quiet,
    )
    sheet.space(10)
    drawRiskFigures(sheet, countRisks(questionsOf(workload)))
    for (const lens of workload.lenses) drawLens(sheet, lens)
  })
}

function drawLens(sheet: Sheet, { lens, questions }: ReportedLens): void {
  sheet.chapter(2, clip(`${lens.name}, version ${lens.version}`, 300), () => {
    const risky = questions.filter(({ risk }) => risk === 'HIGH' || risk === 'MEDIUM')
    if (risky.length === 0) {
      sheet.text('No question is at high or medium risk.', styles.body)
      return
    }
    const names = new Map(pillarsOf(lens).map(({ id, name }) => [id, name]))
    drawTable(
      sheet,
      [
        { title: 'Risk', share: 15 },
        { title: 'Question', share: 37 },
        { title: 'Missing practices, riskiest first', share: 48 },
      ],
      risky.map(({ question, risk, choices }): readonly Cell[] => [
        [riskLine(risk)],
        [
          { text: question.title },
          {
            text: [question.number, names.get(pillarOf(question))]
              .filter((p) => p !== undefined)
              .join('  ·  '),
            style: styles.small,
          },
        ],
        missingPractices(choices).map(({ practice }) => ({
          text: `•  ${clip(practice.title, 240)}`,
        })),
      ]),
    )
  })
}
