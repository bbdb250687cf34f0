import type { Policy } from '../../policy/policy.ts'
import type { Resource } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { arnOf } from '../arn-of.ts'
import type { Identity } from '../identity.ts'
import { accountOf, type Inventory } from './inventory.ts'

/** A group and what its members have by it. */
export interface Group {
  readonly arn: string
  readonly name: string
  readonly resource: Resource
  readonly policies: readonly Policy[]
}

/** Groups of an estate, and the managed policies that identities have attached. */
export class Groups {
  readonly #byAccount = new Map<string, Group[]>()
  readonly #inventory: Inventory
  readonly #members = new Map<string, Identity>()

  constructor(inventory: Inventory) {
    this.#inventory = inventory
    for (const resource of inventory.ofType('AWS::IAM::Group')) {
      const arn = arnOf(resource)
      if (arn === undefined) continue
      const account = accountOf(resource)
      const name = resource.name ?? resource.id
      const policies = inventory.estate.ownPolicies(resource)
      const groups = this.#byAccount.get(account) ?? []
      groups.push({ arn, name, resource, policies })
      this.#byAccount.set(account, groups)
    }
  }

  /** The groups that a user is in, or those that it is not in. */
  of(user: Identity, which: 'of-self' | 'of-others'): readonly Group[] {
    const names = namesOf(user)
    return (this.#byAccount.get(user.account) ?? []).filter(({ name, resource }) => {
      const inside = names.has(name) || names.has(`\${${resource.id}}`)
      return inside === (which === 'of-self')
    })
  }

  /** A user as it is after it joined a group. */
  member(user: Identity, group: Group): Identity {
    const key = `${user.arn} ${group.arn}`
    let member = this.#members.get(key)
    if (member === undefined) {
      member = { ...user, policies: [...user.policies, ...group.policies] }
      this.#members.set(key, member)
    }
    return member
  }

  /** Customer-managed policies that an identity has, by itself or by its groups. */
  managedPolicies(identity: Identity): readonly Resource[] {
    const homes = [identity.resource, ...this.of(identity, 'of-self').map((each) => each.resource)]
    return homes.flatMap((home) => this.#attached(home))
  }

  readonly #attachedTo = new Map<Resource, readonly Resource[]>()

  #attached(home: Resource): readonly Resource[] {
    let found = this.#attachedTo.get(home)
    if (found === undefined) {
      const { ManagedPolicyArns: listed } = home.properties
      found = (Array.isArray(listed) ? (listed as readonly unknown[]) : []).flatMap(
        (each) => this.#policy(each, home) ?? [],
      )
      this.#attachedTo.set(home, found)
    }
    return found
  }

  #policyByArn: ReadonlyMap<string, Resource> | undefined

  #policy(written: unknown, home: Resource): Resource | undefined {
    if (isUnknown(written)) return undefined
    const arn = home.stack === undefined ? written : this.#inventory.resolve(written, home)
    this.#policyByArn ??= new Map(
      this.#inventory
        .ofType('AWS::IAM::ManagedPolicy')
        .map((resource) => [arnOf(resource) ?? resource.id, resource]),
    )
    return typeof arn === 'string' ? this.#policyByArn.get(arn) : undefined
  }
}

function namesOf({ kind, resource }: Identity): ReadonlySet<string> {
  const { Groups: names } = resource.properties
  return new Set(
    kind === 'user' && Array.isArray(names)
      ? names.filter((name): name is string => typeof name === 'string')
      : [],
  )
}
