import { readProviderKey } from '../../catalogue/provider-key.ts'
import type { PolicyCheck } from '../check.ts'

/** ForAllValues and ForAnyValue belong to keys with several values, and to no others. */
export const qualifier: PolicyCheck = {
  codes: [
    'MISSING_QUALIFIER',
    'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
    'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
    'CONFIRM_AUDIENCE_CLAIM_TYPE',
  ],
  condition(condition, _, { catalogue, report }) {
    const { operator, key, operatorText } = condition
    if (operator === undefined || operator.operator === 'Null') return
    const facts = catalogue.key(key)
    if (facts === undefined) return
    if (facts.multivalued && operator.set === undefined)
      report(
        'MISSING_QUALIFIER',
        condition,
        `${key} has several values: put ForAllValues: or ForAnyValue: before ${operatorText}.`,
      )
    if (facts.multivalued || operator.set === undefined) return
    if (operator.set === 'ForAllValues')
      report(
        'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
        condition,
        `${key} has one value, and ForAllValues also holds without any: leave the qualifier out.`,
      )
    if (!/:(?:aud|oaud)$/i.test(key) || readProviderKey(key.toLowerCase()) === undefined) return
    if (operator.set === 'ForAnyValue')
      report(
        'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
        condition,
        `${key} has one value: leave the qualifier out.`,
      )
    report(
      'CONFIRM_AUDIENCE_CLAIM_TYPE',
      condition,
      `${key} says for whom the token was issued and has one value: compare it without a qualifier.`,
    )
  },
}
