import type { Gap } from '../model/gap.ts'
import { accountType, type Resource } from '../model/resource.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { isUnknown } from '../model/unknown.ts'

const organizations = 'AWS::Organizations::'

/**
 * Joins snapshots into one that spans from the first start to the last end. A live resource that several sources saw
 * (the organization, a trail of all Regions, an account collected twice) stands in it once, as whoever saw most of it;
 * what a member account could not see of its organization is no gap when another account saw it.
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
  const resources = withoutRepeats(parts.flatMap((p) => p.resources))
  return {
    started: times('started')[0] ?? stamp,
    ended: times('ended').at(-1) ?? stamp,
    sources: parts.flatMap((p) => p.sources),
    resources,
    gaps: withoutAnswered(
      parts.flatMap((p) => p.gaps),
      resources,
    ),
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

/** Drops the gaps of members in organizations that another account of the review has seen. */
function withoutAnswered(gaps: readonly Gap[], resources: readonly Resource[]): readonly Gap[] {
  const seenBy = new Map<unknown, string | undefined>()
  for (const { type, id, account, stack } of resources)
    if (type === `${organizations}Organization` && stack === undefined) seenBy.set(id, account)
  if (seenBy.size === 0) return gaps
  const members = new Set<string>()
  for (const { type, account, properties, stack } of resources) {
    if (type !== accountType || stack !== undefined || account === undefined) continue
    const organization = properties['OrganizationId']
    if (seenBy.has(organization) && seenBy.get(organization) !== account) members.add(account)
  }
  return gaps.filter(
    ({ account, types }) =>
      account === undefined ||
      !members.has(account) ||
      !types.every((type) => type.startsWith(organizations)),
  )
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
