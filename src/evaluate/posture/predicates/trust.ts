import { isUnknown } from '../../../model/unknown.ts'
import type { Statement } from './policy.ts'
import type { Truth } from './truth.ts'

/** Whether an Allow only holds after MFA: `Bool aws:MultiFactorAuthPresent true` or a limit on its age. */
export function hasMfaCondition({ conditions }: Statement): Truth {
  if (isUnknown(conditions)) return conditions
  for (const { operator, key, values } of conditions) {
    if (key === 'aws:multifactorauthage' && operator.startsWith('numericlessthan')) return true
    if (key !== 'aws:multifactorauthpresent' || operator !== 'bool') continue
    if (isUnknown(values)) return values
    if (values.length > 0 && values.every((v) => v.toLowerCase() === 'true')) return true
  }
  return false
}

/** Whether a statement has a positive, non-wildcard condition on one of the (lower-cased) keys. */
export function hasConditionOn({ conditions }: Statement, keys: ReadonlySet<string>): Truth {
  if (isUnknown(conditions)) return conditions
  for (const { operator, key, values } of conditions) {
    if (!keys.has(key) || !isPositive(operator)) continue
    if (isUnknown(values)) return values
    if (values.length > 0 && !values.includes('*')) return true
  }
  return false
}

/** Whether an operator only matches when the key is there and equal or alike. */
export function isPositive(operator: string): boolean {
  const plain = operator.startsWith('foranyvalue:') ? operator.slice(12) : operator
  return (
    plain === 'stringequals' ||
    plain === 'stringlike' ||
    plain === 'stringequalsignorecase' ||
    plain === 'arnlike' ||
    plain === 'arnequals'
  )
}
