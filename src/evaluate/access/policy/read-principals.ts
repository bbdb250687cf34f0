import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import type { Report } from './parse-policy.ts'
import type { PrincipalElement, PrincipalPattern } from './policy.ts'
import { readStrings } from './read-patterns.ts'

const types = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser'])

/** Reads `Principal` or `NotPrincipal`. @returns `undefined` when the statement has neither */
export function readPrincipals(
  statement: Readonly<Record<string, unknown>>,
  at: string,
  report: Report,
): PrincipalElement | Unknown | undefined {
  const { Principal: plain, NotPrincipal: inverse } = statement
  if (plain === undefined && inverse === undefined) return undefined
  if (plain !== undefined && inverse !== undefined)
    return report(at, 'A statement has either Principal or NotPrincipal, not both.')
  const negated = plain === undefined
  const value = negated ? inverse : plain
  const pointer = `${at}/${negated ? 'NotPrincipal' : 'Principal'}`
  if (value === '*') return { negated, principals: [{ type: '*', value: '*' }] }
  if (typeof value === 'string') return { negated, principals: [{ type: 'AWS', value }] }
  if (isUnknown(value)) return { negated, principals: [], unresolved: value }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return report(pointer, 'A principal is "*" or an object such as {"AWS": "111122223333"}.')
  const principals: PrincipalPattern[] = []
  let unresolved: Unknown | undefined
  for (const [type, names] of Object.entries(value)) {
    if (!types.has(type)) return report(`${pointer}/${type}`, `${type} is no type of principal.`)
    const read = readStrings(names, `${pointer}/${type}`, report)
    unresolved ??= read.unresolved
    for (const name of read.patterns)
      principals.push({ type: type as PrincipalPattern['type'], value: name })
  }
  return unresolved === undefined ? { negated, principals } : { negated, principals, unresolved }
}
