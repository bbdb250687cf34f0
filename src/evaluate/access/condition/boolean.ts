import { invalid, no, yes } from '../match/answer.ts'
import { isConstant } from '../match/glob.ts'
import { readPattern } from '../match/pattern.ts'
import { compileText } from '../match/variable-pattern.ts'
import { anyOf, type ValueTest } from './value-test.ts'

/** Compiles the values of `Bool`: `true` and `false` in any case. Variables count, as in string operators. */
export function compileBooleans(values: readonly string[], variables: boolean): ValueTest {
  const tests = values.map((value): ValueTest => {
    const folded = value.trim().toLowerCase()
    const pieces = readPattern(folded, { wildcards: false, variables })
    if (!isConstant(pieces)) return compileText(pieces, true)
    if (!isBoolean(folded)) return () => invalid
    return (given) => (given === folded ? yes : no)
  })
  const test = anyOf(tests)
  return (value, source) => {
    const given = value.trim().toLowerCase()
    return isBoolean(given) ? test(given, source) : no
  }
}

function isBoolean(text: string): boolean {
  return text === 'true' || text === 'false'
}
