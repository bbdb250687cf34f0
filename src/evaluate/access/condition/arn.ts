import { invalid, no, yes } from '../match/answer.ts'
import { splitArn, splitArnPattern } from '../match/arn.ts'
import { type ArnMatcher, compileArnParts } from '../match/arn-pattern.ts'
import { readPattern } from '../match/pattern.ts'
import { compileText } from '../match/variable-pattern.ts'
import { anyOf, type ValueTest } from './value-test.ts'

/**
 * Compiles the values of an ARN operator; ArnEquals and ArnLike are the same. Each of the six parts is compared by itself, with
 * wildcards. What is no ARN in the request matches nothing.
 */
export function compileArns(values: readonly string[], variables: boolean): ValueTest {
  const tests = values.map((value): ValueTest => {
    const matches = compileValue(value, variables)
    return (given, source) => {
      const parts = splitArn(given)
      return parts === undefined ? no : matches(parts, source)
    }
  })
  return anyOf(tests)
}

function compileValue(value: string, variables: boolean): ArnMatcher {
  if (/^\*+$/.test(value)) return () => yes
  const whole = variables && /^\$\{[^}]*\}$/.test(value)
  const segments = splitArnPattern(value, variables)
  if (whole) return wholeVariable(value)
  return segments.length < 6 ? () => invalid : compileArnParts(segments, variables, true)
}

/** A value that is one variable holds a whole ARN, such as `${aws:PrincipalArn}`. */
function wholeVariable(value: string): ArnMatcher {
  const text = compileText(readPattern(value, { wildcards: false, variables: true }))
  return (parts, source) => text(parts.join(':'), source)
}
