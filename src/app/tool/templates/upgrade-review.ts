import { pillarOf } from '../../../model/pillar.ts'
import { upgradeAnswers } from '../../../review/lens/upgrade-answers.ts'
import type { Tx } from '../../../store/db.ts'
import {
  deleteTemplateAnswer,
  listTemplateAnswers,
  saveTemplateAnswer,
} from '../../../store/review-templates.ts'
import type { AnswerData } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { findLens, type FoundLens } from '../reviews/find-lens.ts'
import { conflict } from '../tool-error.ts'
import { changeTemplate } from './change.ts'
import { statusOf } from './count-questions.ts'
import { findTemplate } from './find-template.ts'
import { readTemplateLens } from './template-lens.ts'

/**
 * Brings a lens of a review template to its newest version. Answers keep what keeps its id.
 * @throws ToolError conflict when the newest version is in use already
 */
export async function upgradeTemplateReview(
  context: ToolContext,
  arn: string,
  reference: string,
): Promise<void> {
  const { row } = await findTemplate(context, arn, 'own')
  const { entry, standing } = await readTemplateLens(context, row, reference)
  const target = await findLens(context, entry.lens)
  if (target.version === standing.used)
    throw conflict(
      `The template uses version ${target.version} of the lens already, the newest there is.`,
      'LENS_REVIEW',
      reference,
    )
  await changeTemplate(
    context,
    'UpgradeReviewTemplateLensReview',
    row,
    async (tx, { id, data }) => {
      await carryAnswers(tx, id, target)
      const lenses = data.lenses.map((each) =>
        each.lens === target.alias ? { ...each, version: target.version } : each,
      )
      return { data: { ...data, lenses } }
    },
  )
}

async function carryAnswers(tx: Tx, template: string, { alias, lens }: FoundLens): Promise<void> {
  const rows = await listTemplateAnswers(tx, template, alias)
  const given = rows.map(({ question, data }) => {
    const choices = new Map(Object.entries(data.choices))
    return [question, { ...data, choices }] as const
  })
  const { answers } = upgradeAnswers(lens, new Map(given))
  for (const { question: id, version } of rows) {
    const key = { template, lens: alias, question: id }
    const question = lens.questions.find((each) => each.id === id)
    const kept = answers.get(id)
    if (question === undefined || kept === undefined) {
      await deleteTemplateAnswer(tx, key)
      continue
    }
    const data: AnswerData = { ...kept, choices: Object.fromEntries(kept.choices) }
    const content = { pillar: pillarOf(question), status: statusOf(data), data }
    await saveTemplateAnswer(tx, key, version, content)
  }
}
