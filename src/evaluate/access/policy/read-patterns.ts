import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import type { Report } from './parse-policy.ts'
import type { PatternElement } from './policy.ts'

/**
 * Reads `Action` or `NotAction`, `Resource` or `NotResource`. Both at once is refused by IAM.
 * @returns `undefined` when the statement has neither
 */
export function readPatterns(
  statement: Readonly<Record<string, unknown>>,
  element: 'Action' | 'Resource',
  at: string,
  report: Report,
): PatternElement | undefined {
  const [plain, inverse] = [statement[element], statement[`Not${element}`]]
  if (plain === undefined && inverse === undefined) return undefined
  if (plain !== undefined && inverse !== undefined) {
    const unresolved = report(at, `A statement has either ${element} or Not${element}, not both.`)
    return { negated: false, patterns: [], unresolved }
  }
  const negated = plain === undefined
  const pointer = `${at}/${negated ? `Not${element}` : element}`
  return { negated, ...readStrings(negated ? inverse : plain, pointer, report) }
}

/** A string or a list of strings, some of which may be unknown. */
export function readStrings(
  value: unknown,
  pointer: string,
  report: Report,
): { readonly patterns: readonly string[]; readonly unresolved?: Unknown } {
  const patterns: string[] = []
  let unresolved: Unknown | undefined
  for (const item of Array.isArray(value) ? value : [value])
    if (typeof item === 'string') patterns.push(item)
    else if (isUnknown(item)) unresolved ??= item
    else unresolved ??= report(pointer, 'A string, or a list of strings, is expected here.')
  return unresolved === undefined ? { patterns } : { patterns, unresolved }
}
