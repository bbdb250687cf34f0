import type { Resource } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { arnOf } from '../arn-of.ts'
import type { Estate } from '../estate.ts'
import type { Identity } from '../identity.ts'
import type { Guarded } from '../resource-policies.ts'
import { resolveTokens } from '../resolve-tokens.ts'
import { loadEscalations } from './methods.ts'

/** Compute that is there, and the role that it has. */
export interface Workload {
  readonly arn: string
  readonly resource: Resource
  readonly role: Identity
  readonly guarded?: Guarded
}

/** Everything of an estate that methods of escalation go by, found once. */
export class Inventory {
  readonly estate: Estate
  readonly #byType = new Map<string, Resource[]>()
  readonly #byStack = new Map<string, Resource>()
  readonly #workloads = new Map<string, readonly Workload[]>()
  readonly #guarded: ReadonlyMap<string, Guarded>
  readonly #profiled: ReadonlySet<Identity>
  readonly #profiles = new Map<string, Identity[]>()

  constructor(estate: Estate) {
    this.estate = estate
    for (const resource of estate.resources) {
      const group = this.#byType.get(resource.type)
      if (group === undefined) this.#byType.set(resource.type, [resource])
      else group.push(resource)
      if (resource.stack !== undefined)
        this.#byStack.set(`${resource.stack}\n${resource.id}`, resource)
    }
    this.#guarded = new Map(estate.guarded.map((guarded) => [guarded.arn, guarded]))
    this.#profiled = this.#readProfiles()
  }

  ofType(type: string): readonly Resource[] {
    return this.#byType.get(type) ?? []
  }

  guarded(arn: string): Guarded | undefined {
    return this.#guarded.get(arn)
  }

  /** Whether instance profiles were collected; else nobody knows which role has one. */
  get hasProfiles(): boolean {
    return this.ofType('AWS::IAM::InstanceProfile').length > 0
  }

  hasProfile(role: Identity): boolean {
    return this.#profiled.has(role)
  }

  /** Whether anything of the kind was collected. @param kind of `catalog/access/escalation.json` */
  isCollected(kind: string): boolean {
    const type = loadEscalations().workloads[kind]?.type
    return type !== undefined && this.ofType(type).length > 0
  }

  /** The compute of a kind in an account, as far as its role is known. */
  workloads(kind: string, account: string): readonly Workload[] {
    const key = `${kind} ${account}`
    let found = this.#workloads.get(key)
    if (found === undefined) {
      const { type = '', role = [] } = loadEscalations().workloads[kind] ?? {}
      found = this.ofType(type)
        .filter((resource) => accountOf(resource) === account)
        .flatMap((resource) => this.#workload(resource, kind, role) ?? [])
      this.#workloads.set(key, found)
    }
    return found
  }

  #workload(resource: Resource, kind: string, path: readonly string[]): Workload | undefined {
    const arn = kind === 'task' ? taskArn(resource) : arnOf(resource)
    const role = this.#roleOf(valueAt(resource.properties, path), resource)
    if (arn === undefined || role === undefined) return undefined
    const guarded = this.#guarded.get(arn)
    return { arn, resource, role, ...(guarded !== undefined && { guarded }) }
  }

  /** @param value an ARN, a name, a reference, or an object with `Arn` or `Name` */
  #roleOf(value: unknown, home: Resource): Identity | undefined {
    if (isUnknown(value) || value === undefined || value === null) return undefined
    if (typeof value === 'object') {
      const { Arn: arn, Name: name } = value as Record<string, unknown>
      return this.#roleOf(arn ?? name, home)
    }
    const resolved = home.stack === undefined ? value : this.resolve(value, home)
    if (typeof resolved !== 'string') return undefined
    const account = accountOf(home)
    if (resolved.includes(':instance-profile/')) return this.#profiles.get(resolved)?.[0]
    if (resolved.startsWith('arn:')) return this.estate.identity(resolved)
    return (
      this.#profiles.get(`${account} ${resolved}`)?.[0] ??
      this.estate.identity(`arn:aws:iam::${account}:role/${resolved}`)
    )
  }

  /** Puts ARNs and names in the place of references of a template. */
  resolve(value: unknown, { stack, ...home }: Resource): unknown {
    return resolveTokens(value, { ...home, ...(stack !== undefined && { stack }) }, (address) =>
      this.#byStack.get(`${stack}\n${address}`),
    )
  }

  #readProfiles(): ReadonlySet<Identity> {
    const profiled = new Set<Identity>()
    for (const profile of this.ofType('AWS::IAM::InstanceProfile')) {
      const { Roles: names, InstanceProfileName: name } = profile.properties
      const roles = (Array.isArray(names) ? names : []).flatMap(
        (role: unknown) => this.#roleOf(role, profile) ?? [],
      )
      for (const role of roles) profiled.add(role)
      const keys = [arnOf(profile), `${accountOf(profile)} ${profile.name ?? profile.id}`]
      if (typeof name === 'string') keys.push(`${accountOf(profile)} ${name}`)
      for (const key of keys) if (key !== undefined) this.#profiles.set(key, roles)
    }
    return profiled
  }
}

export function accountOf(resource: Resource): string {
  return resource.account ?? (arnOf(resource) ?? '').split(':')[4] ?? ''
}

/** Tasks are called by cluster and id; of a definition every task is meant. */
function taskArn({ arn, region, account }: Resource): string | undefined {
  const parts = arn?.split(':')
  const [place, owner] = [parts?.[3] ?? region, parts?.[4] ?? account]
  if (place === undefined || owner === undefined) return undefined
  return `arn:aws:ecs:${place}:${owner}:task/any-cluster/0123456789abcdef0123456789abcdef`
}

function valueAt(properties: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let value: unknown = properties
  for (const key of path) {
    if (value === undefined || value === null || isUnknown(value)) return value
    value = (value as Record<string, unknown>)[key]
  }
  return value
}
