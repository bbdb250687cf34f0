/**
 * The answers of everything that is matched: strong three-valued logic, as numbers because millions are combined.
 * `invalid` is a pattern that IAM can make nothing of, such as one whose variable has no value: it matches nothing, and its
 * negation is not known to match.
 */
export const no = 0
export const yes = 1
export const maybe = 2
export const invalid = 3

export type Answer = typeof no | typeof yes | typeof maybe
export type MatchAnswer = Answer | typeof invalid

/** Whether some pattern of a list matches, turned round for `NotAction`, `NotResource` and the negated operators. */
export function settle(found: MatchAnswer, negated: boolean): Answer {
  if (found === invalid) return negated ? maybe : no
  if (!negated || found === maybe) return found
  return found === yes ? no : yes
}

export function and(a: Answer, b: Answer): Answer {
  if (a === no || b === no) return no
  return a === maybe || b === maybe ? maybe : yes
}

export function or(a: Answer, b: Answer): Answer {
  if (a === yes || b === yes) return yes
  return a === maybe || b === maybe ? maybe : no
}
