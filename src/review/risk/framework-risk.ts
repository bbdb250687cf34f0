import { type ExplainedChoice, explainMissing } from './explain-missing.ts'
import {
  clearByNone,
  listNames,
  nameOf,
  type QuestionRisk,
  type QuestionState,
  riskWithoutChoices,
} from './question-choices.ts'

/**
 * The framework's rule: the risk of a question is the highest level among its practices that apply and are not
 * selected. Levels are high and medium; a question that lacks only low-level practices has no risk.
 */
export function frameworkRisk(
  choices: readonly ExplainedChoice[],
  state: QuestionState,
): QuestionRisk {
  const without = riskWithoutChoices(state)
  if (without !== undefined) return without
  const missing = clearByNone(choices).filter((c) => c.choice === 'unselected' && !c.practice.none)
  for (const [level, risk] of [
    ['high', 'HIGH'],
    ['medium', 'MEDIUM'],
  ] as const) {
    const deciding = missing.filter((c) => c.practice.level === level)
    if (deciding.length > 0) return { risk, because: explainMissing(deciding) }
  }
  const because =
    missing.length === 0
      ? 'Every practice that applies is selected.'
      : `Only practices of low level are not selected: ${listNames(missing.map((c) => nameOf(c.practice)))}.`
  return { risk: 'NONE', because }
}
