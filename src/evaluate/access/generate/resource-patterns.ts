import { ancestorsOf, type ResourceSet } from './resource-set.ts'

/** A pattern that stands for more than was seen, and is therefore told. */
export interface Widening {
  readonly pattern: string
  /** How many names it replaced. */
  readonly names: number
  /** Uses of whichever names below it, after there were too many to remember. */
  readonly later: number
}

export interface ResourcePatterns {
  /** Sorted; none is contained in another. */
  readonly patterns: readonly string[]
  readonly widened: readonly Widening[]
}

interface Count {
  readonly names: number
  readonly later: number
}

/**
 * The patterns of a policy for the resources that were used. Up to `most` are named one by one; more names of one parent
 * become `parent/*`, where most names fall together first; never all of a type, whatever `most` says.
 */
export function resourcePatterns(set: ResourceSet, most: number): ResourcePatterns {
  if (set.exact.has('*')) return { patterns: ['*'], widened: [] }
  const counts = new Map<string, Count>()
  for (const arn of set.exact) counts.set(arn, { names: 1, later: 0 })
  const gathered = new Map<string, Count>()
  putTogether(counts, gathered, new Map(set.gathered))
  while (counts.size > most) {
    const parents = parentsOfMost(counts.keys(), counts.size - most, set)
    if (parents.length === 0) break
    putTogether(counts, gathered, new Map(parents.map((parent) => [parent, nothing])))
  }
  const patterns = withoutContained([...counts.keys()])
  const widened = patterns.flatMap((pattern) => {
    const count = gathered.get(pattern)
    return count === undefined ? [] : [{ pattern, names: count.names, later: count.later }]
  })
  return { patterns, widened }
}

const nothing: Count = { names: 0, later: 0 }

/**
 * The parents of most patterns, of equals the deepest: as many as make so many patterns fewer. Where every parent has one
 * pattern only, their parents count too, and so on.
 */
function parentsOfMost(
  patterns: Iterable<string>,
  tooMany: number,
  { isWhole }: ResourceSet,
): readonly string[] {
  const ancestors = [...patterns].map((pattern) => ancestorsOf(pattern.replace(/[/:]\*$/, '')))
  const deepest = Math.max(...ancestors.map(({ length }) => length))
  const counts = new Map<string, number>()
  for (let level = 0; level < deepest; level++) {
    for (const { [level]: parent } of ancestors)
      if (parent !== undefined) counts.set(parent, (counts.get(parent) ?? 0) + 1)
    const groups = [...counts]
      .filter(([parent, members]) => members > 1 && !isWhole(parent))
      .toSorted(([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1))
    if (groups.length > 0) return asManyAsNeeded(groups, tooMany)
  }
  return []
}

function asManyAsNeeded(
  groups: readonly (readonly [string, number])[],
  tooMany: number,
): readonly string[] {
  const parents: string[] = []
  let fewer = 0
  for (const [parent, members] of groups) {
    if (fewer >= tooMany) break
    parents.push(parent)
    fewer += members - 1
  }
  return parents
}

/** Replaces what is below the parents by one pattern each. */
function putTogether(
  counts: Map<string, Count>,
  gathered: Map<string, Count>,
  parents: Map<string, Count>,
): void {
  for (const [pattern, { names, later }] of counts) {
    const parent = ancestorsOf(pattern).findLast((ancestor) => parents.has(ancestor))
    if (parent === undefined) continue
    const count = parents.get(parent) ?? nothing
    parents.set(parent, { names: count.names + names, later: count.later + later })
    counts.delete(pattern)
    gathered.delete(pattern)
  }
  for (const [parent, count] of parents) {
    if (count.names === 0) continue
    counts.set(`${parent}*`, count)
    gathered.set(`${parent}*`, count)
  }
}

/** An event may itself tell a pattern, where it tells not every name. */
function withoutContained(patterns: readonly string[]): readonly string[] {
  const open = patterns.filter((pattern) => pattern.endsWith('*'))
  return patterns
    .filter(
      (pattern) =>
        !open.some((other) => other !== pattern && pattern.startsWith(other.slice(0, -1))),
    )
    .toSorted()
}
