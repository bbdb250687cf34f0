import type { Facts } from '../../model/facts.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { type Unknown, unknown } from '../../model/unknown.ts'

type ByKey = Map<string, Resource[]>

const none: readonly Resource[] = []
const token = /\$\{([^}]+)\}/

/**
 * Builds the lookups that checks use. Indexes are made on first use: a check that asks for nothing costs nothing.
 * @param now clock of the review in milliseconds
 */
export function indexFacts(snapshot: Snapshot, now: number): Facts {
  const byType = groupBy(snapshot.resources, (r) => r.type)
  const byScope = new Map<string, ByKey>()
  const byName = new Map<string, ByKey>()
  const byReference = new Map<string, ByKey>()

  const around = (type: string, near: Resource): readonly Resource[] => {
    let scopes = byScope.get(type)
    if (scopes === undefined)
      byScope.set(type, (scopes = groupBy(byType.get(type) ?? none, scopeOf)))
    return scopes.get(scopeOf(near)) ?? none
  }

  const named = (type: string): ByKey => {
    let names = byName.get(type)
    if (names === undefined) {
      names = new Map()
      for (const resource of byType.get(type) ?? none)
        for (const key of namesOf(resource)) add(names, key, resource)
      byName.set(type, names)
    }
    return names
  }

  const find = (type: string, reference: unknown, near: Resource): Resource | undefined => {
    if (typeof reference !== 'string') return undefined
    const names = named(type)
    for (const key of keysOf(reference, near)) {
      const found = names.get(key)
      if (found === undefined) continue
      const same = found.find((r) => r.account === near.account && r.region === near.region)
      return same ?? found.find((r) => r.account === near.account) ?? found[0]
    }
    return undefined
  }

  return {
    now,
    all: around,
    inRegion: (type, near) => {
      const candidates = around(type, near)
      if (near.region === undefined) return candidates
      return candidates.filter((r) => r.region === undefined || r.region === near.region)
    },
    find,
    referring: (type, property, target) => {
      const index = `${type} ${property}`
      let references = byReference.get(index)
      if (references === undefined) {
        references = new Map()
        for (const resource of byType.get(type) ?? none)
          for (const value of [resource.properties[property]].flat())
            if (typeof value === 'string') {
              const key = keysOf(value, resource).find((k) => named(target.type).has(k)) ?? value
              add(references, key, resource)
            }
        byReference.set(index, references)
      }
      for (const key of namesOf(target)) {
        const found = references.get(key)
        if (found !== undefined) return found
      }
      return none
    },
    seen: (type, near) => seenIn(snapshot, type, near),
  }
}

/** Whether silence about a type around a resource is knowledge. */
function seenIn(snapshot: Snapshot, type: string, near: Resource): true | Unknown {
  if (near.stack !== undefined)
    return unknown('not-collected', 'a template or plan shows only what it declares')
  const gap = snapshot.gaps.find(
    (g) =>
      g.hides &&
      g.types.includes(type) &&
      (g.account === undefined || g.account === near.account) &&
      (near.region === undefined || g.region === undefined || g.region === near.region),
  )
  if (gap !== undefined) return unknown(gap.reason, gap.permission ?? gap.operation)
  const looked = snapshot.sources.some(
    (s) =>
      s.collected?.includes(type) === true &&
      (s.account === undefined || near.account === undefined || s.account === near.account),
  )
  return looked ? true : unknown('not-collected', `no source collected ${type}`)
}

function scopeOf(resource: Resource): string {
  return resource.stack ?? resource.account ?? ''
}

function namesOf(resource: Resource): readonly string[] {
  const names = resource.stack === undefined ? [] : [`${resource.stack}\n${resource.id}`]
  names.push(resource.id)
  if (resource.arn !== undefined) names.push(resource.arn)
  if (resource.name !== undefined && resource.name !== resource.id) names.push(resource.name)
  return names
}

/** The index keys a reference may stand for, most specific first: `${A.B.Arn}` is tried as A.B.Arn, A.B and A. */
function keysOf(reference: string, near: Resource): readonly string[] {
  const keys: string[] = []
  const symbol = token.exec(reference)?.[1]
  if (symbol !== undefined && near.stack !== undefined)
    for (let name = symbol; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.'))))
      keys.push(`${near.stack}\n${name}`)
  keys.push(reference)
  return keys
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
