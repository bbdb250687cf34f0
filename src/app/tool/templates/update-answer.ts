import { pillarOf } from '../../../model/pillar.ts'
import { getTemplateAnswer as getRow, saveTemplateAnswer } from '../../../store/review-templates.ts'
import { type AnswerUpdate, applyUpdate } from '../answers/apply-update.ts'
import { blankAnswer } from '../answers/effective-answer.ts'
import type { ToolContext } from '../context.ts'
import { conflict } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { statusOf } from './count-questions.ts'
import { describeTemplateAnswer } from './describe-answer.ts'
import { findTemplate } from './find-template.ts'
import { questionOf, readTemplateLens } from './template-lens.ts'

export interface TemplateAnswerUpdate extends AnswerUpdate {
  readonly TemplateArn: string
  readonly LensAlias: string
  readonly QuestionId: string
}

/** Answers a question in a review template, by the same rules as in a workload. */
export async function updateTemplateAnswer(context: ToolContext, request: TemplateAnswerUpdate) {
  const { row: template } = await findTemplate(context, request.TemplateArn, 'own')
  const state = await readTemplateLens(context, template, request.LensAlias)
  const question = questionOf(state, request.QuestionId)
  const key = { template: template.id, lens: state.entry.lens, question: question.id }
  const saved = await writeAs(context, 'UpdateReviewTemplateAnswer', template.arn, async (tx) => {
    const current = await getRow(tx, key)
    const before = current?.data ?? blankAnswer
    const data = applyUpdate(question, before, request, context.caller.principalArn)
    const content = { pillar: pillarOf(question), status: statusOf(data), data }
    const row = await saveTemplateAnswer(tx, key, current?.version ?? 0, content)
    if (typeof row !== 'string') return row
    throw conflict(
      `The answer to ${question.id} was changed at the same moment by someone else; read it and try again.`,
      'ANSWER',
      question.id,
    )
  })
  const answers = new Map([[question.id, saved]])
  return {
    TemplateArn: template.arn,
    LensAlias: state.entry.lens,
    Answer: describeTemplateAnswer({ ...state, answers }, question),
  }
}
