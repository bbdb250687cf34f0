import type { Question } from '../../../model/lens.ts'
import type { AnswerData } from '../../../store/schema.ts'
import { isAnswered } from '../answers/effective-answer.ts'
import type { TemplateLensState } from './template-lens.ts'

export type TemplateStatus = 'ANSWERED' | 'UNANSWERED'

/** A template's answer counts as given when something is chosen or the question does not apply; notes alone do not. */
export function statusOf(data: AnswerData | undefined): TemplateStatus {
  if (data === undefined) return 'UNANSWERED'
  return !data.applicable || isAnswered(data) ? 'ANSWERED' : 'UNANSWERED'
}

/** Questions by whether the template answers them; both keys, zeros included. */
export function countQuestions(
  lenses: readonly TemplateLensState[],
  among: (question: Question) => boolean = () => true,
): Record<TemplateStatus, number> {
  const counts = { UNANSWERED: 0, ANSWERED: 0 }
  for (const { lens, answers } of lenses)
    for (const question of lens.questions.filter(among))
      counts[statusOf(answers.get(question.id)?.data)]++
  return counts
}
