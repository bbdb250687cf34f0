import { isUnknown, unknown } from '../../../../model/unknown.ts'
import type { Resource } from '../../../../model/resource.ts'
import { parsePolicy } from '../../policy/parse-policy.ts'
import type { Policy } from '../../policy/policy.ts'
import { arnOf } from '../arn-of.ts'
import type { Identity } from '../identity.ts'
import type { Group, Groups } from './groups.ts'
import type { Inventory } from './inventory.ts'
import type { Method } from './method.ts'

/** An identity after something that holds it down was taken away, and what the call names. */
export interface Lifted {
  readonly to: Identity
  /** ARN of the managed policy that goes: `iam:PolicyARN`. */
  readonly lifted?: string
  readonly group?: Group
  readonly policy?: Resource
  /** Why nobody knows what is left. */
  readonly reason?: string
}

/** Things that are taken away one after the other; real identities are held down by one or two. */
const most = 3

/**
 * What each method may take away from an identity: policies with a Deny (inline, attached, or by a group), the boundary, or the
 * default version of a managed policy. What comes by two ways stays, so it is not looked at.
 */
export class Lifts {
  readonly #inventory: Inventory
  readonly #groups: Groups
  readonly #made = new WeakMap<Identity, Map<string, Identity>>()
  readonly #depths = new WeakMap<Identity, number>()

  constructor(inventory: Inventory, groups: Groups) {
    this.#inventory = inventory
    this.#groups = groups
  }

  *of({ lifts }: Method, identity: Identity): Iterable<Lifted> {
    if ((this.#depths.get(identity) ?? 0) >= most) return
    switch (lifts) {
      case 'inline':
        for (const at of this.#denying(identity, 'Policies', 0))
          yield { to: this.#without(identity, 'Policies', at, at) }
        return
      case 'attached':
        yield* this.#attached(identity)
        return
      case 'group-inline':
      case 'group-attached':
      case 'membership':
        yield* this.#byGroup(lifts, identity)
        return
      case 'boundary':
        if (identity.boundary !== undefined) yield { to: this.#unbound(identity) }
        return
      case 'version':
        yield* this.#versions(identity)
    }
  }

  *#attached(identity: Identity): Iterable<Lifted> {
    const { resource } = identity
    const first = listOf(resource, 'Policies').length
    for (const at of this.#denying(identity, 'ManagedPolicyArns', first)) {
      const lifted = this.#arnOf(listOf(resource, 'ManagedPolicyArns')[at], resource)
      if (lifted === undefined) continue
      yield { to: this.#without(identity, 'ManagedPolicyArns', at, first + at), lifted }
    }
  }

  /** Only of identities from whom nothing was taken yet: their policies stand in the order in which they have them. */
  *#byGroup(
    lifts: 'group-inline' | 'group-attached' | 'membership',
    identity: Identity,
  ): Iterable<Lifted> {
    if (this.#depths.has(identity)) return
    const { resource, policies } = identity
    const groups = new Map(this.#groups.of(identity, 'of-self').map((one) => [one.name, one]))
    let from = listOf(resource, 'Policies').length + listOf(resource, 'ManagedPolicyArns').length
    for (const name of listOf(resource, 'Groups')) {
      const group = groups.get(String(name)) ?? [...groups.values()].find(isNamed(name))
      // A group that is not there stands as one policy.
      const end = from + (group?.policies.length ?? 1)
      const own = policies.slice(from, end)
      if (group !== undefined && own.some(mayDeny)) {
        const { resource: home } = group
        const inline = listOf(home, 'Policies').length
        if (lifts === 'membership') {
          const left = listOf(resource, 'Groups').filter((each) => each !== name)
          const key = `group ${group.arn}`
          const rest = policies.filter((_, at) => at < from || at >= end)
          yield { to: this.#make(identity, key, rest, { Groups: left }), group }
        } else
          for (const [place, policy] of own.entries()) {
            if (!mayDeny(policy) || place < inline !== (lifts === 'group-inline')) continue
            const written = listOf(home, 'ManagedPolicyArns')[place - inline]
            const lifted = place < inline ? undefined : this.#arnOf(written, home)
            if (place >= inline && lifted === undefined) continue
            const at = from + place
            const rest = policies.filter((_, other) => other !== at)
            const to = this.#make(identity, `policy ${at}`, rest, {})
            yield { to, group, ...(lifted !== undefined && { lifted }) }
          }
      }
      from = end
    }
  }

  *#versions(identity: Identity): Iterable<Lifted> {
    for (const policy of this.#groups.managedPolicies(identity)) {
      const current = this.#inventory.estate.managedPolicy(policy)
      if (current === undefined || !identity.policies.includes(current)) continue
      const versions: unknown = policy.facts?.['OtherVersions']
      const count = policy.facts?.['VersionCount']
      const known = Array.isArray(versions)
      if (!known && (policy.stack !== undefined || count === 1)) continue
      const others: readonly unknown[] = known ? versions : [undefined]
      for (const [at, version] of others.entries()) {
        const { PolicyDocument: document } = Object(version) as { PolicyDocument?: unknown }
        const read = this.#read(document, `another version of ${policy.name ?? policy.id}`)
        if (read !== undefined && read.unresolved === undefined) {
          yield { to: this.#swapped(identity, policy, current, read, at), policy }
          continue
        }
        const reason = `what other versions of ${policy.name ?? policy.id} say`
        const unread = { ...current, statements: [], unresolved: unknown('not-collected', reason) }
        yield { to: this.#swapped(identity, policy, current, unread, at), policy, reason }
      }
    }
  }

  #swapped(
    identity: Identity,
    policy: Resource,
    current: Policy,
    version: Policy,
    name: string | number,
  ): Identity {
    const policies = identity.policies.map((one) => (one === current ? version : one))
    return this.#make(identity, `version ${policy.id} ${name}`, policies, {})
  }

  readonly #documents = new Map<unknown, Policy | undefined>()

  #read(document: unknown, name: string): Policy | undefined {
    if (!this.#documents.has(document))
      this.#documents.set(document, parsePolicy(document, name).policy)
    return this.#documents.get(document)
  }

  /** Places, in a list of the resource, of policies that may deny something and come by no other way. */
  #denying({ resource, policies }: Identity, list: string, first: number): readonly number[] {
    return listOf(resource, list).flatMap((entry, at) => {
      const policy = policies[first + at]
      if (policy === undefined || isUnknown(entry) || !mayDeny(policy)) return []
      return policies.filter((one) => one === policy).length === 1 ? [at] : []
    })
  }

  #without(identity: Identity, list: string, entry: number, at: number): Identity {
    const rest = identity.policies.filter((_, other) => other !== at)
    const left = listOf(identity.resource, list).filter((_, other) => other !== entry)
    return this.#make(identity, `${list} ${entry}`, rest, { [list]: left })
  }

  #unbound(identity: Identity): Identity {
    return this.#remember(identity, 'boundary', () => {
      const { boundary: _, resource, ...rest } = identity
      const { PermissionsBoundary: __, ...properties } = resource.properties
      return { ...rest, resource: { ...resource, properties } }
    })
  }

  #make(
    identity: Identity,
    key: string,
    policies: readonly Policy[],
    changed: Resource['properties'],
  ): Identity {
    return this.#remember(identity, key, () => ({
      ...identity,
      policies,
      resource: {
        ...identity.resource,
        properties: { ...identity.resource.properties, ...changed },
      },
    }))
  }

  /** The same change gives the same identity: searches know identities by themselves. */
  #remember(identity: Identity, key: string, make: () => Identity): Identity {
    let made = this.#made.get(identity)
    if (made === undefined) this.#made.set(identity, (made = new Map()))
    let one = made.get(key)
    if (one === undefined) {
      made.set(key, (one = make()))
      this.#depths.set(one, (this.#depths.get(identity) ?? 0) + 1)
    }
    return one
  }

  #arnOf(written: unknown, home: Resource): string | undefined {
    const value = home.stack === undefined ? written : this.#inventory.resolve(written, home)
    return typeof value === 'string' && value.startsWith('arn:') ? value : undefined
  }
}

function isNamed(name: unknown): (group: Group) => boolean {
  return ({ resource, arn }) =>
    `\${${resource.id}}` === name || (arnOf(resource) === arn && resource.id === name)
}

function mayDeny({ statements, unresolved }: Policy): boolean {
  return unresolved !== undefined || statements.some(({ effect }) => effect === 'Deny')
}

function listOf({ properties }: Resource, name: string): readonly unknown[] {
  const value = properties[name]
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
