import type { AccessFacts } from '../../model/access-facts.ts'
import type { Facts } from '../../model/facts.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { unknown } from '../../model/unknown.ts'
import { keysOf, namesOf, nearest } from './references.ts'
import { indexSeen } from './seen.ts'

type ByKey = Map<string, Resource[]>

const none: readonly Resource[] = []

const notAsked = unknown('not-collected', 'the access engine was not asked')
const noAccess: AccessFacts = {
  exposures: () => ({ certain: [], doubt: notAsked }),
  administrators: () => notAsked,
  escalation: () => notAsked,
  beyondGroups: () => notAsked,
  callerTags: () => ({ keys: [], changedBy: [], doubt: notAsked }),
  guardrails: () => notAsked,
}

/**
 * Builds the lookups that checks use. Indexes are made on first use: a check that asks for nothing costs nothing.
 * @param now clock of the review in milliseconds
 * @param access answers of the access engine; without them what depends on them is unknown
 */
export function indexFacts(snapshot: Snapshot, now: number, access = noAccess): Facts {
  const byType = groupBy(snapshot.resources, (r) => r.type)
  const everywhere = (type: string): readonly Resource[] => byType.get(type) ?? none
  const byScope = memo((type) => groupBy(everywhere(type), scopeOf))
  const all = (type: string, near: Resource) => byScope(type).get(scopeOf(near)) ?? none
  const byRegion = memo((type) => groupBy(everywhere(type), placeOf))
  const mixed = new Map<string, readonly Resource[]>()
  const byName = memo((type) => indexNames(everywhere(type)))

  const find = (type: string, reference: unknown, near: Resource): Resource | undefined => {
    if (typeof reference !== 'string') return undefined
    const names = byName(type)
    for (const key of keysOf(reference, near)) {
      const found = names.get(key)
      const resource = found === undefined ? undefined : nearest(found, key, near)
      if (resource !== undefined) return resource
    }
    return undefined
  }

  const references = new Map<string, Map<Resource, Resource[]>>()
  const referring = (type: string, property: string, target: Resource): readonly Resource[] => {
    const name = `${type}\n${property}\n${target.type}`
    let index = references.get(name)
    if (index === undefined) {
      index = indexReferences(everywhere(type), property, (value, from) =>
        find(target.type, value, from),
      )
      references.set(name, index)
    }
    return index.get(target) ?? none
  }

  const inRegion = (type: string, near: Resource): readonly Resource[] => {
    if (near.region === undefined) return all(type, near)
    const key = `${type}\n${placeOf(near)}`
    let found = mixed.get(key)
    if (found === undefined) {
      const groups = byRegion(type)
      const here = groups.get(placeOf(near)) ?? none
      const global = groups.get(`${scopeOf(near)}\n`) ?? none
      mixed.set(key, (found = global.length === 0 ? here : [...here, ...global]))
    }
    return found
  }

  return { now, all, inRegion, everywhere, find, referring, seen: indexSeen(snapshot), access }
}

function indexNames(resources: readonly Resource[]): ByKey {
  const names: ByKey = new Map()
  for (const resource of resources) for (const key of namesOf(resource)) add(names, key, resource)
  return names
}

/** Target → the resources whose property, or an element of it, refers to it. */
function indexReferences(
  resources: readonly Resource[],
  property: string,
  resolve: (value: string, from: Resource) => Resource | undefined,
): Map<Resource, Resource[]> {
  const index = new Map<Resource, Resource[]>()
  for (const resource of resources) {
    const value = Object.hasOwn(resource.properties, property)
      ? resource.properties[property]
      : undefined
    for (const element of Array.isArray(value) ? value : [value]) {
      const target = typeof element === 'string' ? resolve(element, resource) : undefined
      if (target === undefined) continue
      const group = index.get(target)
      if (group === undefined) index.set(target, [resource])
      else if (group.at(-1) !== resource) group.push(resource)
    }
  }
  return index
}

function scopeOf(resource: Resource): string {
  return resource.stack ?? resource.account ?? ''
}

function placeOf(resource: Resource): string {
  return `${scopeOf(resource)}\n${resource.region ?? ''}`
}

function memo(make: (type: string) => ByKey): (type: string) => ByKey {
  const made = new Map<string, ByKey>()
  return (type) => {
    let index = made.get(type)
    if (index === undefined) made.set(type, (index = make(type)))
    return index
  }
}

function groupBy(resources: readonly Resource[], key: (r: Resource) => string): ByKey {
  const groups: ByKey = new Map()
  for (const resource of resources) add(groups, key(resource), resource)
  return groups
}

function add(groups: ByKey, key: string, resource: Resource): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [resource])
  else group.push(resource)
}
