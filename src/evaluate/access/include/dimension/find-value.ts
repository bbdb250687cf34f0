import { maybe, yes } from '../../match/answer.ts'
import type { Budget } from '../budget.ts'
import type { KeyTest } from '../compile/key-test.ts'
import type { Glob } from '../language/glob.ts'
import { candidates } from './candidates.ts'
import { findText, type TextAnswer } from './text.ts'

/** A test together with whether it must pass. */
export interface Demand {
  readonly test: KeyTest
  readonly passes: boolean
}

export interface ValueTraits {
  readonly forms: readonly Glob[]
  readonly otherwise?: readonly Glob[]
  readonly example?: string
  /** Set when a key has these values only, as Boolean keys have. */
  readonly domain?: readonly string[]
}

/**
 * Finds one value that meets all demands. Exact where the tests are of one type; where types are mixed, values that show every
 * way to pass each type are tried, and when none will do although each type alone could be met, the answer is `unclear`.
 * @throws {OutOfBudget}
 */
export function findValue(all: readonly Demand[], traits: ValueTraits, budget: Budget): TextAnswer {
  const { domain } = traits
  const demands = all.filter(({ test }) => test.open !== true)
  if (domain !== undefined) return firstOf(domain, demands, budget) ?? 'none'
  if (demands.length === 0 && traits.example !== undefined && traits.forms.length === 0)
    return { text: traits.example }
  const texts = demands.filter(({ test }) => test.text !== undefined)
  const others = demands.filter(({ test }) => test.text === undefined)
  const word = texts.length === 0 && others.length > 0 ? 'none' : findWordFor(texts, traits, budget)
  if (others.length === 0) return word
  const tried = others.flatMap(({ test }) => test.values)
  budget.spend(tried.length)
  const types = new Set(others.map(({ test }) => test.type))
  const values = Array.from(types, (type) => candidates(type, tried)).flat()
  if (values.length === 0) values.push('example')
  if (texts.length === 0) {
    const found = firstOf(values, others, budget)
    return found ?? (types.size > 1 ? 'unclear' : 'none')
  }
  if (word === 'none') return 'none'
  for (const { test } of texts)
    for (const { literal } of test.text?.globs ?? [])
      if (literal !== undefined) values.push(literal)
  if (typeof word === 'object') values.push(word.text)
  const found = firstOf(values, demands, budget)
  if (found !== undefined) return found
  const listed = texts.some(({ test, passes }) => isList(test) && passes !== test.negated)
  return listed || firstOf(values, others, budget) === undefined ? 'none' : 'unclear'
}

function isList({ text }: KeyTest): boolean {
  return text?.globs.every(({ literal }) => literal !== undefined) === true && !text.symbolic
}

function firstOf(
  values: readonly string[],
  demands: readonly Demand[],
  budget: Budget,
): { readonly text: string } | undefined {
  for (const text of values) {
    budget.spend(demands.reduce((sum, { test }) => sum + 1 + test.values.length, 0))
    if (demands.every((demand) => meets(text, demand))) return { text }
  }
  return undefined
}

/** Whether a value may meet a demand. */
export function meets(value: string, { test, passes }: Demand): boolean {
  const answer = test.one(value)
  return answer === maybe || (answer === yes) === passes
}

function findWordFor(
  demands: readonly Demand[],
  { forms, otherwise }: ValueTraits,
  budget: Budget,
): TextAnswer {
  const sets = (wanted: boolean) =>
    demands.flatMap(({ test, passes }) =>
      test.text !== undefined && (passes !== test.negated) === wanted ? [test.text] : [],
    )
  return findText({ wanted: sets(true), unwanted: sets(false), forms, otherwise }, budget)
}
