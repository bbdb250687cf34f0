import { invalid, maybe, type MatchAnswer, no, yes } from './answer.ts'
import type { ArnParts } from './arn.ts'
import { compilePieces, type Glob, isConstant } from './glob.ts'
import { readPattern } from './pattern.ts'
import { compileText, type TextMatcher, type VariableSource } from './variable-pattern.ts'

export type ArnMatcher = (parts: ArnParts, source: VariableSource) => MatchAnswer

/**
 * Compiles an ARN pattern that has its six parts. Each of the first five matches its own part of the ARN, so that no wildcard
 * crosses their colons; the rest is one pattern that crosses `/` and `:`.
 * @param earlyVariables whether variables count before the fifth colon: in conditions they do, in `Resource` they do not
 */
export function compileArnParts(
  segments: readonly string[],
  variables: boolean,
  earlyVariables: boolean,
): ArnMatcher {
  const early = segments
    .slice(0, 5)
    .map((text) => readPattern(text, { wildcards: true, variables }))
  const rest = compileText(readPattern(segments[5] ?? '', { wildcards: true, variables }))
  if (!early.every((pieces) => isConstant(pieces)))
    return earlyVariables
      ? general(
          early.map((p) => compileText(p)),
          rest,
        )
      : () => invalid
  const globs = early.map((pieces) => (isConstant(pieces) ? compilePieces(pieces) : never))
  const checks = globs.flatMap((glob, i): [Glob, number][] =>
    segments[i] === '*' ? [] : [[glob, i]],
  )
  return (parts, source) => {
    for (const [glob, i] of checks) if (!glob(parts[i] ?? '')) return no
    return rest(parts[5], source)
  }
}

const never: Glob = () => false

function general(early: readonly TextMatcher[], rest: TextMatcher): ArnMatcher {
  return (parts: ArnParts, source: VariableSource) => {
    let answer: MatchAnswer = yes
    for (let i = 0; i < 6; i++) {
      const part = i < 5 ? early[i]?.(parts[i] ?? '', source) : rest(parts[5], source)
      if (part === no || part === undefined) return no
      if (part === invalid) answer = invalid
      else if (part === maybe && answer === yes) answer = maybe
    }
    return answer
  }
}
