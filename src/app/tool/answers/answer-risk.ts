import type { Practice, Question } from '../../../model/lens.ts'
import type { Risk } from '../../../model/review.ts'
import type { ChoiceStatus } from '../../../review/risk/question-choices.ts'
import { questionRisk } from '../../../review/risk/question-risk.ts'
import type { AnswerData } from '../../../store/schema.ts'
import type { EffectiveAnswer } from './effective-answer.ts'

/** The risk that an answer leaves, by the rule of its lens. */
export function answerRisk(question: Question, { data, answered }: EffectiveAnswer): Risk {
  const choices = question.practices.map((practice) => ({
    practice,
    choice: statusOf(practice, data),
  }))
  return questionRisk(question, choices, { applicable: data.applicable, answered }).risk
}

/** How one choice stands; ids are hostile text, so only own keys count. */
export function statusOf({ id }: Practice, { selected, choices }: AnswerData): ChoiceStatus {
  const said = Object.hasOwn(choices, id) ? choices[id]?.status : undefined
  if (said === 'NOT_APPLICABLE') return 'not-applicable'
  return said === 'SELECTED' || (said === undefined && selected.includes(id))
    ? 'selected'
    : 'unselected'
}
