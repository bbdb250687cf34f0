import type { ToolContext } from '../context.ts'
import { describeTemplateAnswer } from './describe-answer.ts'
import { findTemplate } from './find-template.ts'
import { questionOf, readTemplateLens } from './template-lens.ts'

/** One question of a review template with its answer. */
export async function getTemplateAnswer(
  context: ToolContext,
  arn: string,
  lens: string,
  question: string,
) {
  const { row } = await findTemplate(context, arn)
  const state = await readTemplateLens(context, row, lens)
  return {
    TemplateArn: row.arn,
    LensAlias: state.entry.lens,
    Answer: describeTemplateAnswer(state, questionOf(state, question)),
  }
}
