import { compilePieces, type Glob } from './glob.ts'
import { type ConstantPiece, readPattern } from './pattern.ts'

const grammar = { wildcards: true, variables: false }

/**
 * Compiles the patterns of `Action` or `NotAction`. Capitals do not count. The prefix of the service is taken literally, except
 * in `*` and `*:*`; blanks and commas are ordinary characters, so such patterns match no action.
 * @returns a test for lower-cased actions
 */
export function compileActions(patterns: readonly string[]): Glob {
  const exact = new Set<string>()
  const globs: Glob[] = []
  for (const pattern of patterns) {
    const folded = pattern.toLowerCase()
    if (/^\*+(?::\*+)?$/.test(folded)) return () => true
    const colon = folded.indexOf(':')
    if (colon < 0 || /[*?]/.test(folded.slice(0, colon))) continue
    if (!/[*?]/.test(folded)) exact.add(folded)
    else globs.push(compilePieces(readPattern(folded, grammar).filter(isLiteralOrWildcard)))
  }
  const [only] = globs
  if (globs.length === 0) {
    if (exact.size !== 1) return (action) => exact.has(action)
    const [name] = exact
    return (action) => action === name
  }
  if (globs.length === 1 && exact.size === 0 && only !== undefined) return only
  return (action) => exact.has(action) || globs.some((matches) => matches(action))
}

function isLiteralOrWildcard(
  piece: ReturnType<typeof readPattern>[number],
): piece is ConstantPiece {
  return typeof piece !== 'object'
}
