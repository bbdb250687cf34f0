import type { Question } from '../../../model/lens.ts'
import { describeAnswer, summariseAnswer } from '../answers/describe-answer.ts'
import { blankAnswer } from '../answers/effective-answer.ts'
import { statusOf } from './count-questions.ts'
import type { TemplateLensState } from './template-lens.ts'

/** An answer of a template: like one of a workload, with a status in place of a risk. */
export function describeTemplateAnswer(state: TemplateLensState, question: Question) {
  const { shown, status } = shownIn(state, question)
  const { Risk: _, JiraConfiguration: __, ...answer } = describeAnswer(shown)
  return { ...answer, AnswerStatus: status }
}

/** An answer of a template in a list. Templates know no profile: nothing is prioritised. */
export function summariseTemplateAnswer(state: TemplateLensState, question: Question) {
  const { shown, status } = shownIn(state, question)
  const { Risk: _, JiraConfiguration: __, ...answer } = summariseAnswer(shown)
  return { ...answer, AnswerStatus: status }
}

function shownIn({ answers, arn, entry }: TemplateLensState, question: Question) {
  const data = answers.get(question.id)?.data ?? blankAnswer
  const status = statusOf(data)
  const risk = status === 'ANSWERED' ? ('NONE' as const) : status
  // Custom lenses go by their ARN.
  const custom = arn === entry.lens
  return { status, shown: { question, data, risk, prioritised: false, custom } }
}
