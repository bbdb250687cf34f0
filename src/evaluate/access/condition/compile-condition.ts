import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { type Answer, maybe, type MatchAnswer, no, settle, yes } from '../match/answer.ts'
import type { VariableSource } from '../match/variable-pattern.ts'
import { operators } from '../policy/operators.ts'
import type { Condition } from '../policy/policy.ts'
import { isMultivalued } from '../request/multivalued.ts'
import { compileValues } from './compile-values.ts'

/** What a condition needs of a request. */
export interface ConditionSource extends VariableSource {
  /** @returns `undefined` when the request has no such key */
  lookup(key: string): readonly string[] | Unknown | undefined
}

export type ConditionTest = (source: ConditionSource) => Answer

/**
 * Compiles one condition.
 * @param variables whether the policy is of a version that has them
 */
export function compileCondition(condition: Condition, variables: boolean): ConditionTest {
  const { key } = condition
  if (condition.operator === 'Null') return compileNull(condition)
  const negated = 'negated' in operators[condition.operator]
  const known = compileValues(condition.operator, condition.values, variables)
  const test =
    condition.unresolved === undefined
      ? known
      : (value: string, source: VariableSource): MatchAnswer =>
          known(value, source) === yes ? yes : maybe
  const one = (value: string, source: VariableSource) => settle(test(value, source), negated)
  const absent = whenAbsent(condition, negated)
  const { set } = condition
  const several = isMultivalued(key)
  return (source) => {
    const given = source.lookup(key)
    if (given === undefined) return absent
    if (isUnknown(given)) return maybe
    if (set === undefined) {
      if (several || given.length !== 1) return no
      return one(given[0] ?? '', source)
    }
    if (given.every((value) => value === '')) return absent
    return set === 'ForAnyValue' ? forAny(given, one, source) : forAll(given, one, source)
  }
}

/**
 * The answer when the request has no such key: conditions with IfExists and ForAllValues hold, those with ForAnyValue do not; of the
 * plain ones the negated hold.
 */
function whenAbsent({ ifExists, set }: Condition, negated: boolean): Answer {
  if (ifExists || set === 'ForAllValues') return yes
  return negated && set === undefined ? yes : no
}

type One = (value: string, source: VariableSource) => Answer

function forAny(given: readonly string[], one: One, source: VariableSource): Answer {
  let found: Answer = no
  for (const value of given) {
    const answer = one(value, source)
    if (answer === yes) return yes
    if (answer === maybe) found = maybe
  }
  return found
}

function forAll(given: readonly string[], one: One, source: VariableSource): Answer {
  let found: Answer = yes
  for (const value of given) {
    const answer = one(value, source)
    if (answer === no) return no
    if (answer === maybe) found = maybe
  }
  return found
}

/** `Null: true` asks for absence, `Null: false` for presence. */
function compileNull({ key, values, unresolved }: Condition): ConditionTest {
  const wanted = new Set(values.map((value) => value.toLowerCase()))
  const [absence, presence] = [wanted.has('true'), wanted.has('false')]
  const otherwise: MatchAnswer = unresolved === undefined ? no : maybe
  return (source) => {
    const given = source.lookup(key)
    if (absence && presence) return yes
    if (given !== undefined && isUnknown(given)) return maybe
    return (given === undefined ? absence : presence) ? yes : otherwise
  }
}
