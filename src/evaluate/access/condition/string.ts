import { no, yes } from '../match/answer.ts'
import { readPattern } from '../match/pattern.ts'
import { compileText } from '../match/variable-pattern.ts'
import { anyOf, type ValueTest } from './value-test.ts'

export interface StringGrammar {
  /** StringLike: `*` and `?` are wildcards; elsewhere they are characters. */
  readonly wildcards: boolean
  /** …IgnoreCase. */
  readonly fold: boolean
  readonly variables: boolean
}

/** Compiles the values of a string operator. */
export function compileStrings(
  values: readonly string[],
  { wildcards, fold, variables }: StringGrammar,
): ValueTest {
  const plain = (value: string) =>
    !(variables && value.includes('${')) && !(wildcards && /[*?]/.test(value))
  if (!fold && values.length > 1 && values.every(plain)) {
    const exact = new Set(values)
    return (value) => (exact.has(value) ? yes : no)
  }
  const tests = values.map((value) =>
    compileText(readPattern(value, { wildcards, variables }), fold),
  )
  const test = anyOf(tests)
  return fold ? (value, source) => test(value.toLowerCase(), source) : test
}
