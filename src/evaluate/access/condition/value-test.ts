import { invalid, maybe, type MatchAnswer, no, yes } from '../match/answer.ts'
import type { VariableSource } from '../match/variable-pattern.ts'

/** Whether some value of the policy matches this value of the request; operators that are negated turn it round later. */
export type ValueTest = (value: string, source: VariableSource) => MatchAnswer

/** Asks several tests; what is known to match comes first, then what may, then what IAM can make nothing of. */
export function anyOf(tests: readonly ValueTest[]): ValueTest {
  const [only] = tests
  if (tests.length === 1 && only !== undefined) return only
  return (value, source) => {
    let found: MatchAnswer = no
    for (const test of tests) {
      const answer = test(value, source)
      if (answer === yes) return yes
      if (answer === maybe || found === no) found = answer
    }
    return found
  }
}

/**
 * Tests parsed values against parsed values.
 * @param parse `undefined` for text that is no such value: of the request, it matches nothing; of the policy, it is invalid
 */
export function compareParsed<T>(
  values: readonly string[],
  parse: (text: string) => T | undefined,
  holds: (given: T, wanted: T) => boolean,
): ValueTest {
  const wanted = values.map(parse)
  const good = wanted.filter((value) => value !== undefined)
  const otherwise = good.length < wanted.length ? invalid : no
  return (value) => {
    const given = parse(value)
    if (given === undefined) return otherwise
    return good.some((each) => holds(given, each)) ? yes : otherwise
  }
}
