import type { PolicyCheck } from '../check.ts'

/** Patterns of nothing but `*`: whether the condition holds then only depends on whether the key is there. */
export const always: PolicyCheck = {
  codes: [
    'EQUIVALENT_TO_NULL_FALSE',
    'EQUIVALENT_TO_NULL_TRUE',
    'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
    'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
  ],
  condition(condition, _, { report }) {
    const { operator, key, values } = condition
    if (operator === undefined || !/^(?:String|Arn)(?:Not)?Like$/.test(operator.operator)) return
    if (!values.some(({ kind, text }) => kind === 'string' && /^\*+$/.test(text))) return
    const negated = operator.operator.includes('Not')
    if (!negated && (operator.ifExists || operator.set === 'ForAllValues'))
      report(
        'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
        condition,
        `The condition on ${key} always holds: leave it out.`,
      )
    else if (negated && operator.set === 'ForAnyValue')
      report(
        'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
        condition,
        `The condition on ${key} never holds, so the statement does nothing.`,
      )
    else if (negated)
      report(
        'EQUIVALENT_TO_NULL_TRUE',
        condition,
        `This holds where ${key} is absent: say Null ${key} true.`,
      )
    else
      report(
        'EQUIVALENT_TO_NULL_FALSE',
        condition,
        `This holds where ${key} is present: say Null ${key} false.`,
      )
  },
}
