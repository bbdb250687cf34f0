import { pillarOf, pillarsOf } from '../../../model/pillar.ts'
import { printable } from '../../../lib/printable.ts'
import type { ToolContext } from '../context.ts'
import { pageThrough } from '../page.ts'
import { invalid } from '../tool-error.ts'
import { summariseTemplateAnswer } from './describe-answer.ts'
import { findTemplate } from './find-template.ts'
import { readTemplateLens } from './template-lens.ts'

/** The questions of a lens with the answers of a review template, in the order of the lens. */
export async function listTemplateAnswers(
  context: ToolContext,
  arn: string,
  lens: string,
  pillar?: string,
) {
  const { row } = await findTemplate(context, arn)
  const state = await readTemplateLens(context, row, lens)
  if (pillar !== undefined && pillarsOf(state.lens).every(({ id }) => id !== pillar)) {
    const message = `No pillar with ID ${printable(pillar)} was found in the lens ${state.entry.lens}.`
    throw invalid(message, { name: 'PillarId', message })
  }
  const wanted = state.lens.questions.filter(
    (question) => pillar === undefined || pillarOf(question) === pillar,
  )
  const { items, nextToken } = pageThrough(wanted, context.page, ({ id }) => id)
  return {
    TemplateArn: row.arn,
    LensAlias: state.entry.lens,
    AnswerSummaries: items.map((question) => summariseTemplateAnswer(state, question)),
    NextToken: nextToken,
  }
}
