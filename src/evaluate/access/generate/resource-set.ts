import { type IsWholeType, wholeTypeOf } from './whole-type.ts'

/** ARNs that a policy would name one by one; beyond a limit, names of one parent are one pattern. */
export interface ResourceSet {
  readonly exact: Set<string>
  /** By parent: `parent*` stands for them. */
  readonly gathered: Map<string, Gathered>
  /** Uses of resources that are not remembered, nor stands any pattern for them, because there are too many. */
  leftOut: number
  /** How many names there may be before they are gathered again. */
  gatherAt: number
  readonly isWhole: IsWholeType
  readonly room: Room
}

/** Names that a pattern stands for. */
export interface Gathered {
  /** Different names until they were gathered. */
  names: number
  /** Uses after that, of whichever names. */
  later: number
  /** Some of the names, to be put to the test. */
  samples: readonly string[]
}

/** Names that all sets together may still remember. */
export interface Room {
  left: number
}

/** Names that are remembered one by one before those of one parent are gathered. */
const mostExact = 2_000
/** Names that are remembered when they cannot be gathered, as of queues, which have no parents. */
const mostKept = 5_000
const mostPatterns = 200
/** So many names of one parent are gathered first; fewer only together with those of the parent's parent. */
const fewest = 50
const mostSamples = 20
/** Of everything together: some 200 MB. */
const mostNames = 1_000_000

export function createRoom(): Room {
  return { left: mostNames }
}

export function resourceSet(isWhole = wholeTypeOf(), room = createRoom()): ResourceSet {
  return { exact: new Set(), gathered: new Map(), leftOut: 0, gatherAt: mostExact, isWhole, room }
}

/** Adds an ARN or pattern; memory stays bounded whatever a log holds. */
export function addResource(set: ResourceSet, arn: string): void {
  const group = set.gathered.size === 0 ? undefined : groupOf(set.gathered, arn)
  if (group !== undefined) {
    countLater(group, arn)
    return
  }
  if (set.exact.has(arn)) return
  const limit = set.room.left > 0 ? mostKept : fewest * 2
  if (set.exact.size >= limit && set.leftOut === 0) gather(set)
  if (set.exact.size >= limit) set.leftOut++
  else {
    set.exact.add(arn)
    set.room.left--
    if (set.exact.size > set.gatherAt) gather(set)
  }
}

/** Mostly there are few groups, so that to try them is quicker than to look up whatever an ARN is below. */
function groupOf(gathered: ReadonlyMap<string, Gathered>, arn: string): Gathered | undefined {
  if (gathered.size > fewGroups) {
    const parent = ancestorsOf(arn).find((ancestor) => gathered.has(ancestor))
    return parent === undefined ? undefined : gathered.get(parent)
  }
  for (const [parent, group] of gathered) if (arn.startsWith(parent)) return group
  return undefined
}

const fewGroups = 16

/** Some of the later names are samples too: the first, the second, the fourth, the eighth … */
function countLater(group: Gathered, arn: string): void {
  group.later++
  if ((group.later & (group.later - 1)) === 0 && !group.samples.includes(arn))
    group.samples = [...group.samples, arn]
}

/** Gathers the names of the parents that have the most, then those of their parents, until there is room again. */
function gather(set: ResourceSet): void {
  const enough = set.exact.size / 2
  let groups = groupByParent(set.exact)
  while (groups.size > 0 && set.gathered.size < mostPatterns) {
    const big = [...groups]
      .filter(([parent, names]) => names.length >= fewest && !set.isWhole(parent))
      .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    for (const [parent, names] of big) {
      if (set.exact.size <= enough) break
      for (const name of names) set.exact.delete(name)
      set.room.left += names.length
      groups.delete(parent)
      keep(set, parent, { names: names.length, later: 0, samples: names.slice(0, mostSamples) })
    }
    if (set.exact.size <= enough) break
    groups = byGrandparent(groups)
  }
  // What cannot be gathered is not tried again for every name.
  set.gatherAt = Math.max(mostExact, set.exact.size * 2)
}

/** Keeps a group; those below its parent become part of it, and it of one above. */
function keep(set: ResourceSet, parent: string, group: Gathered): void {
  const { gathered } = set
  const above = ancestorsOf(parent).find((ancestor) => gathered.has(ancestor)) ?? parent
  const whole = gathered.get(above) ?? { names: 0, later: 0, samples: [] }
  join(whole, group)
  for (const [other, below] of gathered)
    if (other !== above && other.startsWith(above)) {
      join(whole, below)
      gathered.delete(other)
    }
  gathered.set(above, whole)
  if (gathered.size < mostPatterns) return
  const [most] = [...byGrandparent(new Map([...gathered.keys()].map((key) => [key, [key]])))]
    .filter(([shared, below]) => below.length > 1 && !set.isWhole(shared))
    .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  if (most !== undefined) keep(set, most[0], { names: 0, later: 0, samples: [] })
}

function join(whole: Gathered, part: Gathered): void {
  whole.names += part.names
  whole.later += part.later
  whole.samples = [...whole.samples, ...part.samples].slice(0, mostSamples)
}

function byGrandparent(groups: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const above = new Map<string, string[]>()
  for (const [parent, names] of groups) {
    const [grandparent] = ancestorsOf(parent.slice(0, -1))
    if (grandparent === undefined || grandparent === parent) continue
    const group = above.get(grandparent)
    if (group === undefined) above.set(grandparent, [...names])
    else for (const name of names) group.push(name)
  }
  return above
}

const front = /^(?:[^:]*:){5}/

/**
 * What an ARN is below, nearest first: of `arn:aws:s3:::bucket/2026/a.json` it is `arn:aws:s3:::bucket/2026/`, then
 * `arn:aws:s3:::bucket/`, then `arn:aws:s3:::`.
 */
export function ancestorsOf(arn: string): readonly string[] {
  const least = front.exec(arn)?.[0].length
  const ancestors: string[] = []
  if (least === undefined) return ancestors
  for (let at = arn.length - 1; at >= least - 1; at--)
    if (arn[at] === '/' || arn[at] === ':') ancestors.push(arn.slice(0, at + 1))
  return ancestors
}

function groupByParent(arns: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const arn of arns) {
    const [parent] = ancestorsOf(arn)
    if (parent === undefined) continue
    const group = groups.get(parent)
    if (group === undefined) groups.set(parent, [arn])
    else group.push(arn)
  }
  return groups
}
