import type { RiskRule, RuleRisk } from '../../model/lens.ts'
import type { Risk } from '../../model/review.ts'
import { evaluateCondition } from '../lens/risk-rule/evaluate-condition.ts'
import { parseCondition } from '../lens/risk-rule/parse-condition.ts'
import {
  clearByNone,
  type PracticeChoice,
  type QuestionRisk,
  type QuestionState,
  riskWithoutChoices,
} from './question-choices.ts'

const risks: Readonly<Record<RuleRisk, Risk>> = {
  HIGH_RISK: 'HIGH',
  MEDIUM_RISK: 'MEDIUM',
  NO_RISK: 'NONE',
}

/**
 * The rule of custom lenses: conditions in order, the first that is true gives the risk. A choice is true when it is
 * selected or does not apply. When no condition is true, or one before it cannot be read, the risk is high.
 */
export function customRisk(
  rules: readonly RiskRule[],
  choices: readonly PracticeChoice[],
  state: QuestionState,
): QuestionRisk {
  const without = riskWithoutChoices(state)
  if (without !== undefined) return without
  const satisfied = new Set<string>()
  for (const { practice, choice } of clearByNone(choices))
    if (choice !== 'unselected') satisfied.add(practice.id)
  for (const { condition, risk } of rules) {
    const parsed = parseCondition(condition)
    if ('problem' in parsed)
      return { risk: 'HIGH', because: `A risk rule cannot be read. ${parsed.problem}` }
    if (!evaluateCondition(parsed.condition, (id) => satisfied.has(id))) continue
    const because =
      parsed.condition.kind === 'default'
        ? 'No other risk rule of the question is true.'
        : `The risk rule \`${condition.trim()}\` is true.`
    return { risk: risks[risk], because }
  }
  return { risk: 'HIGH', because: 'No risk rule of the question is true and none is the default.' }
}
