import type { Budget } from '../budget.ts'
import type { Glob } from '../language/glob.ts'
import { globOf, universal } from '../language/glob.ts'
import { readSteps } from './read-glob.ts'

/**
 * Globs over lower-cased actions, as `compileActions` of the evaluator reads the patterns: the prefix is literal except in `*`
 * and `*:*`, and what has no colon matches nothing.
 * @returns `undefined` for patterns that cannot be compared
 */
export function readActionGlobs(patterns: readonly string[], budget?: Budget): Glob[] | undefined {
  const globs: Glob[] = []
  for (const pattern of patterns) {
    budget?.spend(1 + (pattern.length >> 3))
    const folded = pattern.toLowerCase()
    if (/^\*+(?::\*+)?$/.test(folded)) return [universal]
    const colon = folded.indexOf(':')
    if (colon < 0 || /[*?]/.test(folded.slice(0, colon))) continue
    const steps = readSteps(folded, { wildcards: true })
    if (steps === undefined) return undefined
    globs.push(globOf(steps))
  }
  return globs
}
