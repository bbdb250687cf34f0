import { pillarOf } from '../../../model/pillar.ts'
import { saveAnswer } from '../../../store/answers.ts'
import type { Tx } from '../../../store/db.ts'
import { getTemplate, listTemplateAnswers } from '../../../store/review-templates.ts'
import type {
  AnswerData,
  ChoiceData,
  ReviewTemplateRow,
  TemplateAnswerRow,
} from '../../../store/schema.ts'
import { answerRisk } from '../answers/answer-risk.ts'
import { isAnswered } from '../answers/effective-answer.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { authorise } from '../permissions.ts'
import type { FoundLens } from '../reviews/find-lens.ts'

/** A review template with its answers, to begin a workload from. */
export interface AppliedTemplate {
  readonly row: ReviewTemplateRow
  readonly answers: readonly TemplateAnswerRow[]
}

/** The template of an ARN, own or shared. @throws ToolError not-found */
export async function findTemplate(
  context: ToolContext,
  arn: string | undefined,
): Promise<AppliedTemplate | undefined> {
  if (arn === undefined) return undefined
  const parsed = parseToolArn(arn)
  const known = parsed?.kind === 'template' ? await getTemplate(context.db, parsed.id) : undefined
  const own = known?.arn === arn ? known : undefined
  const { row } = await authorise(context, 'template', own, 'read', arn)
  return { row, answers: await listTemplateAnswers(context.db, row.id) }
}

/** Copies the answers of a template to a new review: choices that the lens no longer has are left out. */
export async function answerFromTemplate(
  tx: Tx,
  workload: string,
  { alias, lens }: FoundLens,
  { answers }: AppliedTemplate,
  by: string,
): Promise<void> {
  const given = new Map(
    answers.filter((row) => row.lens === alias).map((row) => [row.question, row.data]),
  )
  for (const question of lens.questions) {
    const template = given.get(question.id)
    if (template === undefined) continue
    const data = inherit(template, new Set(question.practices.map(({ id }) => id)), by)
    const risk = answerRisk(question, { data, origin: 'human', answered: isAnswered(data) })
    const key = { workload, lens: alias, question: question.id }
    await saveAnswer(tx, key, 'any', { pillar: pillarOf(question), risk, data })
  }
}

function inherit(data: AnswerData, known: ReadonlySet<string>, by: string): AnswerData {
  const details = new Map(Object.entries(data.choices))
  const selected = data.selected.filter((id) => known.has(id))
  const choices: [string, ChoiceData][] = [...new Set([...details.keys(), ...selected])]
    .filter((id) => known.has(id))
    .map((id) => {
      const said: ChoiceData = details.get(id) ?? { status: 'SELECTED' }
      return [id, { ...said, origin: 'inherited' }]
    })
  return { ...data, selected, choices: Object.fromEntries(choices), by }
}
