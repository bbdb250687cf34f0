import { splitArnPattern } from '../../match/arn.ts'
import { readPattern } from '../../match/pattern.ts'
import { anyCharacter, notColon } from '../language/characters.ts'
import { type Glob, globOf } from '../language/glob.ts'
import { hasVariable, readSteps, type GlobGrammar } from './read-glob.ts'

const colon = ':'.charCodeAt(0)

/**
 * A glob for an ARN pattern: wildcards of the first five parts stay within their part.
 * @param pad whether missing parts count as `*`
 * @param earlyVariables whether variables count before the fifth colon
 * @returns `[]` when the pattern matches nothing, `undefined` when it cannot be compared
 */
export function readArnGlob(
  pattern: string,
  grammar: Pick<GlobGrammar, 'symbols' | 'fold'>,
  { pad, earlyVariables }: { readonly pad: boolean; readonly earlyVariables: boolean },
): Glob[] | undefined {
  const variables = grammar.symbols !== undefined
  const parts = splitArnPattern(pattern, variables)
  if (parts.length < 6 && !pad) return []
  while (parts.length < 6) parts.push('*')
  const steps: number[] = []
  for (const [n, part] of parts.entries()) {
    const last = n === 5
    if (!last && !earlyVariables && hasVariable(readPattern(part, { wildcards: true, variables })))
      return []
    const read = readSteps(part, {
      ...grammar,
      wildcards: true,
      set: last ? anyCharacter : notColon,
    })
    if (read === undefined) return undefined
    for (const step of read) steps.push(step)
    if (!last) steps.push(colon)
  }
  return [globOf(steps)]
}
