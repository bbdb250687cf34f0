import type { Question } from '../../model/lens.ts'
import { customRisk } from './custom-risk.ts'
import type { ExplainedChoice } from './explain-missing.ts'
import { frameworkRisk } from './framework-risk.ts'
import type { QuestionRisk, QuestionState } from './question-choices.ts'

/** The risk of a question by the rule of its lens: the framework's levels, or the risk rules of a custom lens. */
export function questionRisk(
  question: Question,
  choices: readonly ExplainedChoice[],
  state: QuestionState,
): QuestionRisk {
  return question.riskRules === undefined
    ? frameworkRisk(choices, state)
    : customRisk(question.riskRules, choices, state)
}
