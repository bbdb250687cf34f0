import type { PolicyType } from '../policy/policy.ts'
import { invalid, maybe, type MatchAnswer, no, yes } from './answer.ts'
import { type ArnParts, splitArnPattern } from './arn.ts'
import { type ArnMatcher, compileArnParts } from './arn-pattern.ts'
import type { VariableSource } from './variable-pattern.ts'

/** @param parts absent when the request has no ARN but `*` */
export type ResourceMatcher = (parts: ArnParts | undefined, source: VariableSource) => MatchAnswer

/**
 * Compiles the patterns of `Resource` or `NotResource`. Requests whose resource is `*` are matched by `*` alone.
 * @param type short ARNs mean different things in different types of policy
 * @param variables whether the policy is of a version that has them
 */
export function compileResources(
  patterns: readonly string[],
  type: PolicyType,
  variables: boolean,
): ResourceMatcher {
  if (patterns.some((pattern) => /^\*+$/.test(pattern))) return () => yes
  const matchers = patterns.map((pattern) => compileResource(pattern, type, variables))
  const [only] = matchers
  if (matchers.length === 1 && only !== undefined)
    return (parts, source) => (parts === undefined ? no : only(parts, source))
  return (parts, source) => {
    if (parts === undefined) return no
    let found: MatchAnswer = no
    for (const matches of matchers) {
      const answer = matches(parts, source)
      if (answer === yes) return yes
      if (answer === maybe || found === no) found = answer
    }
    return found
  }
}

function compileResource(pattern: string, type: PolicyType, variables: boolean): ArnMatcher {
  const segments = splitArnPattern(pattern, variables)
  if (segments[0] !== 'arn') return () => invalid
  if (segments.length < 6 && !mayBeShort(pattern, type)) return () => invalid
  while (segments.length < 6) segments.push('*')
  return compileArnParts(segments, variables, false)
}

/** Which types take an ARN of fewer than six parts as if `*` followed; elsewhere it matches nothing. */
export function mayBeShort(pattern: string, type: PolicyType): boolean {
  switch (type) {
    case 'identity':
    case 'session':
    case 'boundary':
      return true
    case 'resource':
    case 'trust':
    case 'vpc-endpoint':
      return /[*?]/.test(pattern)
    case 'service-control':
      return pattern.endsWith('*')
    case 'resource-control':
      return false
  }
}
