import { loadCatalogue } from '../catalogue/catalogue.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { Condition } from '../policy/policy.ts'
import type { RequestContext } from '../request/context.ts'
import type { RequestScope } from '../request/request-scope.ts'
import type { CompiledStatement } from './compile-policy.ts'
import type { AccessDecision } from './decision.ts'

/** Decisions that one undecided request may cost. */
const mostCases = 12

/**
 * Decides a request by cases, where statements that nobody can decide one by one leave nothing open together: allowed if a key has a
 * value, and allowed if it has not. Every value of a key is like one of these: none, one that a condition names, any other.
 * Exact for keys of one value that are only compared for equality; others are left alone.
 * @param unclear what could not be decided, of all layers
 * @param decide the same request in another context
 * @returns the verdict of every case; `undefined` where they differ or nobody knows
 */
export function splitCases(
  unclear: readonly CompiledStatement[],
  scope: RequestScope,
  decide: (context: RequestContext) => AccessDecision,
): AccessDecision | undefined {
  const cases = unclear.length < 2 ? undefined : casesOf(unclear, scope)
  if (cases === undefined) return undefined
  let first: AccessDecision | undefined
  for (const context of cases) {
    const found = decide(context)
    if (found.verdict === 'unknown' || found.verdict !== (first ?? found).verdict) return undefined
    first ??= found
  }
  return first
}

function casesOf(
  unclear: readonly CompiledStatement[],
  scope: RequestScope,
): readonly RequestContext[] | undefined {
  const conditions = new Map<string, Condition[]>()
  let shared = false
  for (const { statement } of unclear)
    for (const condition of statement.conditions) {
      const value = scope.lookup(condition.key)
      if (value === undefined || !isUnknown(value)) continue
      const before = conditions.get(condition.key)
      shared ||= before !== undefined
      conditions.set(condition.key, [...(before ?? []), condition])
    }
  // Where no two ask for the same key, none of them can make up for another.
  if (!shared || unclear.some(({ statement }) => JSON.stringify(statement).includes('${')))
    return undefined
  const { context } = scope.request
  let cases: readonly RequestContext[] = [context]
  for (const [key, asked] of conditions) {
    const values = valuesOf(key, asked)
    if (values === undefined || cases.length * values.length > mostCases) return undefined
    cases = cases.flatMap((one) => values.map((value) => withValue(one, key, value)))
  }
  return cases
}

/** One value of each kind; `undefined` where conditions compare otherwise than for equality. */
function valuesOf(
  key: string,
  conditions: readonly Condition[],
): readonly (string | undefined)[] | undefined {
  const facts = loadCatalogue().key(key)
  if (facts === undefined || facts.multivalued) return undefined
  const operators = new Set(conditions.map(({ operator }) => operator))
  operators.delete('Null')
  if (conditions.some(({ set, unresolved }) => set !== undefined || unresolved !== undefined))
    return undefined
  if (operators.size === 1 && operators.has('Bool')) return [undefined, 'true', 'false', 'other']
  for (const operator of operators)
    if (operator !== 'StringEquals' && operator !== 'StringNotEquals') return undefined
  const named = new Set(
    conditions.flatMap(({ operator, values }) => (operator === 'Null' ? [] : values)),
  )
  let other = 'other'
  while (named.has(other)) other += '-'
  return [undefined, ...named, other]
}

/** @param value `undefined`: the key is absent */
function withValue(
  context: RequestContext,
  key: string,
  value: string | undefined,
): RequestContext {
  return {
    ...context,
    values: new Map(context.values).set(key, value === undefined ? [] : [value]),
  }
}
