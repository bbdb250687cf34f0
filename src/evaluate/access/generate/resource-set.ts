/** ARNs that a policy would name one by one; beyond the limit, names of one parent are one pattern. */
export interface ResourceSet {
  readonly exact: Set<string>
  /** Pattern → how many names it stands for. */
  readonly collapsed: Map<string, number>
}

/** How many ARNs are remembered one by one before they are gathered by parent. */
const mostExact = 2_000

export function resourceSet(): ResourceSet {
  return { exact: new Set(), collapsed: new Map() }
}

/** Adds an ARN or pattern; memory stays bounded whatever a log holds. */
export function addResource(set: ResourceSet, arn: string): void {
  if (set.exact.has(arn)) return
  for (const [pattern, count] of set.collapsed)
    if (arn.startsWith(pattern.slice(0, -1))) {
      set.collapsed.set(pattern, count + 1)
      return
    }
  set.exact.add(arn)
  if (set.exact.size > mostExact) gather(set)
}

/** Gathers the names of whichever parents have the most of them, until there is room again. */
function gather(set: ResourceSet): void {
  for (const [parent, names] of groupByParent(set.exact).toSorted(
    (a, b) => b[1].length - a[1].length,
  )) {
    if (set.exact.size <= mostExact / 2) return
    for (const name of names) set.exact.delete(name)
    set.collapsed.set(`${parent}*`, names.length)
  }
}

/** The part up to the last separator: of `arn:aws:s3:::bucket/2026/11/a.json` it is `arn:aws:s3:::bucket/2026/11/`. */
export function parentOf(arn: string): string {
  const parts = /^(?:[^:]*:){5}/.exec(arn)?.[0] ?? ''
  const at = Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':'))
  return arn.slice(0, Math.max(parts.length, at + 1))
}

export function groupByParent(
  arns: Iterable<string>,
): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>()
  for (const arn of arns) {
    const parent = parentOf(arn)
    const group = groups.get(parent)
    if (group === undefined) groups.set(parent, [arn])
    else group.push(arn)
  }
  return [...groups]
}
