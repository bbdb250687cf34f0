import type { Resource } from '../model/resource.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { isUnknown } from '../model/unknown.ts'

/**
 * Joins snapshots into one that spans from the first start to the last end. A live resource that several sources saw
 * (the organization, a trail of all Regions, an account collected twice) stands in it once, as whoever saw most of it.
 * @param now clock in milliseconds, for when nothing says when it was read
 */
export function mergeSnapshots(parts: readonly Snapshot[], now: number): Snapshot {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const stamp = new Date(now).toISOString()
  const times = (key: 'started' | 'ended') =>
    parts
      .map((p) => p[key])
      .filter((t) => t !== '')
      .toSorted()
  return {
    started: times('started')[0] ?? stamp,
    ended: times('ended').at(-1) ?? stamp,
    sources: parts.flatMap((p) => p.sources),
    resources: withoutRepeats(parts.flatMap((p) => p.resources)),
    gaps: parts.flatMap((p) => p.gaps),
    diagnostics: parts.flatMap((p) => p.diagnostics),
  }
}

function withoutRepeats(resources: readonly Resource[]): readonly Resource[] {
  const best = new Map<string, Resource>()
  for (const resource of resources) {
    const key = identity(resource)
    const other = best.get(key)
    if (other === undefined || countUnknown(resource) < countUnknown(other)) best.set(key, resource)
  }
  return resources.filter((resource) => best.get(identity(resource)) === resource)
}

/** Resources of templates and plans are their own; live ones are the same thing when they have the same ARN or id. */
function identity({ type, id, arn, account, region, stack, source }: Resource): string {
  const live = arn === undefined ? [account, region, id] : [arn]
  const place = stack === undefined ? live : [stack, source.file, id]
  return JSON.stringify([type, ...place])
}

function countUnknown({ properties, facts }: Resource): number {
  return [...Object.values(properties), ...Object.values(facts ?? {})].filter(isUnknown).length
}
