import { compileValues } from '../../condition/compile-values.ts'
import { type Answer, maybe, settle, yes } from '../../match/answer.ts'
import type { Budget } from '../budget.ts'
import type { VariableSource } from '../../match/variable-pattern.ts'
import { type OperandType, operators } from '../../policy/operators.ts'
import type { Condition } from '../../policy/policy.ts'
import { type Glob, globOf } from '../language/glob.ts'
import { PatternSet } from '../language/pattern-set.ts'
import { readArnGlob } from './read-arn-glob.ts'
import { readSteps } from './read-glob.ts'
import type { Symbols } from './symbols.ts'

/** One condition as a question about the values of its key. */
export interface KeyTest {
  /** The key whose values are asked; another than the policy names where one follows from the other. */
  readonly key: string
  /** The key as the policy names it. */
  readonly named: string
  readonly set?: Condition['set']
  readonly type: OperandType
  /** Whether it holds when the key is absent. */
  readonly whenAbsent: boolean
  /** Of `Null`: whether it holds when the key is there. */
  readonly whenPresent?: boolean
  /** Of string and ARN operators: the values that match. */
  readonly text?: PatternSet
  /** Holds for values that do not match. */
  readonly negated: boolean
  /** Set when nobody knows what it says of values. */
  readonly open?: true
  /** Whether a value passes; `maybe` where IAM's answer is not known. */
  readonly one: (value: string) => Answer
  /** As the policy has them. */
  readonly values: readonly string[]
}

const noVariables: VariableSource = { variable: () => maybe }

/** @param symbols absent where the policy has no variables */
export function compileKeyTest(
  condition: Condition,
  symbols: Symbols | undefined,
  budget?: Budget,
): KeyTest {
  budget?.spend(condition.values.length * 4)
  const { key, operator, ifExists, set, values, unresolved } = condition
  const traits = operators[operator]
  const negated = 'negated' in traits
  const base = {
    key,
    named: key,
    ...(set !== undefined && { set }),
    type: traits.type,
    negated,
    values,
    whenAbsent: ifExists || set === 'ForAllValues' || (negated && set === undefined),
  }
  if (operator === 'Null') {
    const wanted = new Set(values.map((value) => value.toLowerCase()))
    const whenAbsent = wanted.has('true')
    return unresolved === undefined
      ? { ...base, whenAbsent, whenPresent: wanted.has('false'), one: () => yes }
      : { ...base, whenAbsent, open: true, one: () => maybe }
  }
  if (unresolved !== undefined) return { ...base, open: true, one: () => maybe }
  if (traits.type !== 'string' && traits.type !== 'arn') {
    const test = compileValues(operator, values, symbols !== undefined)
    return { ...base, one: (value) => settle(test(value, noVariables), negated) }
  }
  const globs = readValues(condition, symbols, budget)
  if (globs === undefined) return { ...base, open: true, one: () => maybe }
  return asText(base, new PatternSet(globs))
}

/** A test of text. */
export function asText(base: Omit<KeyTest, 'one' | 'text'>, text: PatternSet): KeyTest {
  return { ...base, text, one: (value) => (text.has(value) === base.negated ? 0 : yes) }
}

/** @returns `undefined` for values that cannot be compared, and for invalid ones whose negation nobody knows */
function readValues(
  { operator, values }: Condition,
  symbols: Symbols | undefined,
  budget: Budget | undefined,
): readonly Glob[] | undefined {
  const { type } = operators[operator]
  const negated = 'negated' in operators[operator]
  const globs: Glob[] = []
  for (const value of values) {
    budget?.spend(1 + (value.length >> 3))
    const read = type === 'arn' ? readArn(value, symbols) : readString(operator, value, symbols)
    if (read === undefined || (read.length === 0 && negated)) return undefined
    for (const glob of read) globs.push(glob)
  }
  return globs
}

function readString(
  operator: Condition['operator'],
  value: string,
  symbols: Symbols | undefined,
): Glob[] | undefined {
  const fold = operator.endsWith('IgnoreCase')
  const steps = readSteps(value, { wildcards: operator.endsWith('Like'), symbols, fold })
  return steps === undefined ? undefined : [globOf(steps)]
}

function readArn(value: string, symbols: Symbols | undefined): Glob[] | undefined {
  const pad = { pad: /^\*+$/.test(value), earlyVariables: true }
  if (symbols === undefined || !/^\$\{[^}]*\}$/.test(value))
    return readArnGlob(value, { symbols }, pad)
  const steps = readSteps(value, { wildcards: false, symbols })
  return steps === undefined ? undefined : [globOf(steps)]
}
