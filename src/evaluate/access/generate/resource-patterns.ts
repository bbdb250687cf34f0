import { groupByParent, parentOf, type ResourceSet } from './resource-set.ts'

/** A pattern that stands for more than was seen, and is therefore told. */
export interface Widening {
  readonly pattern: string
  /** How many names it replaced. */
  readonly names: number
}

export interface ResourcePatterns {
  /** Sorted; none is contained in another. */
  readonly patterns: readonly string[]
  readonly widened: readonly Widening[]
}

/** What would stand for all of a type is no pattern to gather by: `arn:aws:s3:::` is every bucket, `…:table/` every table. */
const wholeType = /^arn:[^:]*:(?:s3:::|(?!s3:)(?:[^:]*:){3}(?:[a-z-]+[/:])?)$/

/**
 * The patterns of a policy for the resources that were used. Up to `most` are named one by one; more names of one parent
 * become `parent/*`, where most names fall together first; never all of a type, whatever `most` says.
 */
export function resourcePatterns(set: ResourceSet, most: number): ResourcePatterns {
  if (set.exact.has('*')) return { patterns: ['*'], widened: [] }
  const counts = new Map<string, number>(set.collapsed)
  for (const arn of set.exact) counts.set(arn, 1)
  const gathered = new Map<string, number>(set.collapsed)
  while (counts.size > most) {
    const group = largestGroup([...counts.keys()])
    if (group === undefined) break
    const [parent, members] = group
    let names = 0
    for (const member of members) {
      names += counts.get(member) ?? 0
      counts.delete(member)
      gathered.delete(member)
    }
    const pattern = `${parent}*`
    counts.set(pattern, names)
    gathered.set(pattern, names)
  }
  const patterns = withoutContained([...counts.keys()])
  const widened = patterns
    .filter((pattern) => gathered.has(pattern))
    .map((pattern) => ({ pattern, names: gathered.get(pattern) ?? 0 }))
  return { patterns, widened }
}

/** The parent of most patterns; of equals the deepest. */
function largestGroup(patterns: readonly string[]) {
  return groupByParent(patterns.map((pattern) => pattern.replace(/[/:]\*$/, '')))
    .map(([parent]) => [parent, patterns.filter((p) => p.startsWith(parent))] as const)
    .filter(
      ([parent, members]) =>
        members.length > 1 && !wholeType.test(parent) && parentOf(parent) !== '',
    )
    .toSorted(([a, x], [b, y]) => y.length - x.length || b.length - a.length || (a < b ? -1 : 1))[0]
}

function withoutContained(patterns: readonly string[]): readonly string[] {
  const open = patterns.filter((pattern) => pattern.endsWith('*'))
  return patterns
    .filter(
      (pattern) =>
        !open.some((other) => other !== pattern && pattern.startsWith(other.slice(0, -1))),
    )
    .toSorted()
}
