import type { PolicyType } from '../../policy/policy.ts'
import { mayBeShort } from '../../match/resource.ts'
import type { Budget } from '../budget.ts'
import { type Glob, universal } from '../language/glob.ts'
import { readArnGlob } from './read-arn-glob.ts'
import type { Symbols } from './symbols.ts'

/** Globs over the resource of a request, as `compileResources` of the evaluator reads the patterns. */
export interface ResourceGlobs {
  readonly globs: readonly Glob[]
  /** Set when some pattern is invalid: then nobody knows what its negation matches. */
  readonly invalid: boolean
}

/** @returns `undefined` for patterns that cannot be compared */
export function readResourceGlobs(
  patterns: readonly string[],
  type: PolicyType,
  symbols: Symbols | undefined,
  budget?: Budget,
): ResourceGlobs | undefined {
  if (patterns.some((pattern) => /^\*+$/.test(pattern)))
    return { globs: [universal], invalid: false }
  const globs: Glob[] = []
  let invalid = false
  for (const pattern of patterns) {
    budget?.spend(1 + (pattern.length >> 3))
    const pad = mayBeShort(pattern, type)
    const read = readArnGlob(pattern, { symbols }, { pad, earlyVariables: false })
    if (read === undefined) return undefined
    if (read.length === 0) invalid = true
    for (const glob of read) globs.push(glob)
  }
  return { globs, invalid }
}
