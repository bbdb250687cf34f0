import type { Assumable } from './assumable.ts'
import type { Administrators } from './administrator.ts'
import type { Binding, Outcome, StepAsker } from './ask-steps.ts'
import { withEverything } from './everything.ts'
import { leftPolicies } from './overwrite.ts'
import { gains } from './gain.ts'
import { Groups } from './groups.ts'
import { type Lifted, Lifts } from './lifts.ts'
import type { Inventory, Workload } from './inventory.ts'
import type { Method, Step } from './method.ts'
import { loadEscalations } from './methods.ts'
import type { Questions } from './questions.ts'
import type { ServiceTrust, Trusting } from './service-trust.ts'
import type { Identity } from '../identity.ts'
import type { Resource } from '../../../../model/resource.ts'

/** Where a method leads, before its steps are asked for. */
export interface Target {
  readonly to: Identity
  /** Whose facts the requirements are about. */
  readonly subject?: Identity
  /** `prepared`: steps that do not depend on the role, asked for already. */
  readonly binding: Binding & { readonly prepared?: Outcome }
  readonly through?: string
  readonly assumes?: readonly string[]
  readonly reasons?: readonly string[]
  /** Whether the hop leads to more rights, where that takes a search: asked for once its steps are allowed. */
  readonly gains?: () => boolean | 'unknown'
}

/** What targets are looked for with. */
export interface TargetSurroundings {
  readonly questions: Questions
  readonly administrators: Administrators
  readonly inventory: Inventory
  readonly trust: ServiceTrust
  readonly assumable: Assumable
  readonly steps: StepAsker
  readonly assumeWorkloads: boolean
  readonly isEnd: (identity: Identity) => boolean
}

/** Finds where the methods of escalation may lead an identity. */
export class HopTargets {
  readonly #around: TargetSurroundings
  readonly #groups: Groups
  readonly #lifts: Lifts
  readonly #gains = new WeakMap<Identity, boolean | 'unknown'>()
  readonly #users = new Map<string, Identity[]>()
  readonly #sorted = new WeakMap<object, readonly unknown[]>()

  constructor(around: TargetSurroundings) {
    this.#around = around
    this.#groups = new Groups(around.inventory)
    this.#lifts = new Lifts(around.inventory, this.#groups)
    for (const identity of around.questions.estate.identities) {
      if (identity.kind !== 'user') continue
      const group = this.#users.get(identity.account)
      if (group === undefined) this.#users.set(identity.account, [identity])
      else group.push(identity)
    }
  }

  /** Every identity that a method may lead to, ends first. */
  *of(self: Identity, method: Method): Iterable<Target> {
    switch (method.gains) {
      case 'self-with-any-policy':
        yield* this.#selfTargets(self, method)
        return
      case 'self-lifted':
        for (const lifted of this.#lifts.of(method, self))
          yield* this.#lifted(self, lifted, { self })
        return
      case 'role-lifted':
        for (const role of this.#sort(this.#around.trust.roles(self.account)))
          if (role.arn !== self.arn)
            for (const lifted of this.#lifts.of(method, role))
              yield* this.#lifted(role, lifted, { self, role })
        return
      case 'self-in-group':
        for (const group of this.#groups.of(self, 'of-others')) {
          const to = this.#groups.member(self, group)
          if (gainsSomething(self, to)) yield { to, binding: { self, group }, through: group.arn }
        }
        return
      case 'user':
      case 'user-with-any-policy':
        for (const user of this.#sort(this.#users.get(self.account) ?? []))
          if (user.arn !== self.arn) yield* this.#become(method, self, user, { self, user })
        return
      case 'role-with-any-policy':
        for (const role of this.#sort(this.#around.trust.roles(self.account)))
          if (role.arn !== self.arn) yield* this.#become(method, self, role, { self, role })
        return
      case 'role':
        if (method.passes !== undefined) yield* this.#passTargets(self, method)
        else if (method.workload !== undefined) yield* this.#workloadTargets(self, method)
        else yield* this.#roleTargets(self, method)
    }
  }

  /** Only where what is lifted really kept something from it. */
  *#lifted(
    before: Identity,
    { to, group, policy, lifted, reason }: Lifted,
    binding: Binding,
  ): Iterable<Target> {
    const through = policy?.arn ?? lifted ?? group?.arn
    yield {
      to,
      binding: {
        ...binding,
        ...(group !== undefined && { group }),
        ...(policy !== undefined && { policy }),
        ...(lifted !== undefined && { lifted }),
      },
      ...(through !== undefined && { through }),
      ...(reason === undefined ? { gains: () => this.#gainOf(before, to) } : { reasons: [reason] }),
    }
  }

  #gainOf(before: Identity, after: Identity): boolean | 'unknown' {
    let gained = this.#gains.get(after)
    if (gained === undefined) {
      const { estate } = this.#around.questions
      gained = this.#around.isEnd(after) || gains(before, after, estate)
      this.#gains.set(after, gained)
    }
    return gained
  }

  *#selfTargets(self: Identity, method: Method): Iterable<Target> {
    if (method.policy !== undefined) {
      for (const policy of this.#groups.managedPolicies(self)) {
        const base = this.#empowered(method, self, 'it', policy)
        const through = policy.arn ?? policy.id
        if (base !== undefined) yield { ...base, binding: { self, policy }, through }
      }
      return
    }
    const base = this.#empowered(method, self, 'it')
    if (base === undefined) return
    if (method.group !== undefined)
      for (const group of this.#groups.of(self, 'of-self'))
        yield { ...base, binding: { self, group }, through: group.arn }
    else yield { ...base, binding: { self } }
  }

  /** An identity after every permission was written into a policy of it; nothing where what holds it down stays. */
  #empowered(
    method: Method,
    identity: Identity,
    name: string,
    rewritten?: Resource,
  ): Pick<Target, 'to' | 'reasons'> | undefined {
    const { administrators, questions } = this.#around
    let perhaps: Identity | undefined
    for (const left of leftPolicies(method, identity, questions.estate, rewritten)) {
      const to = withEverything(identity, left)
      const standing = administrators.standing(to)
      if (standing === 'yes') return { to, reasons: [] }
      if (standing === 'unknown') perhaps ??= to
    }
    const reasons = [`whether boundary and guardrails leave ${name} every permission`]
    return perhaps === undefined ? undefined : { to: perhaps, reasons }
  }

  /** Becomes a user or role, perhaps with more than it has. */
  *#become(method: Method, self: Identity, as: Identity, binding: Binding): Iterable<Target> {
    if (method.gains === 'role' || method.gains === 'user') {
      if (gainsSomething(self, as)) yield { to: as, binding }
      return
    }
    if (method.policy === undefined) {
      const base = this.#empowered(method, as, as.name)
      if (base !== undefined) yield { ...base, subject: as, binding }
      return
    }
    for (const policy of this.#groups.managedPolicies(as)) {
      const base = this.#empowered(method, as, as.name, policy)
      const through = policy.arn ?? policy.id
      if (base !== undefined)
        yield { ...base, subject: as, binding: { ...binding, policy }, through }
    }
  }

  *#roleTargets(self: Identity, method: Method): Iterable<Target> {
    const rewrites = method.steps.some(({ trust }) => trust !== undefined)
    const original = this.#around.questions.estate.identity(self.arn) ?? self
    const roles = rewrites
      ? this.#sort(this.#around.trust.roles(self.account))
      : this.#ordered([
          ...this.#around.assumable.by(
            original,
            this.#around.questions.mayAllow(self, 'sts:AssumeRole'),
          ),
        ])
    for (const role of roles)
      if (role.arn !== self.arn) yield* this.#become(method, self, role, { self, role })
  }

  *#passTargets(self: Identity, method: Method): Iterable<Target> {
    const { passes = [], workload: kind } = method
    const free = method.steps.filter(({ on }) => on !== 'role')
    const ready = this.#prepare(self, free, kind)
    if (ready === undefined) return
    const { prepared, source, ...how } = ready
    for (const { to: passedTo, trusts } of passes)
      for (const trusting of this.#sortTrusting(
        this.#around.trust.trusting(self.account, trusts, source),
      )) {
        const { role, reason } = trusting
        if (!gainsSomething(self, role)) continue
        yield {
          ...how,
          to: role,
          binding: { self, role, passedTo, prepared },
          reasons: [...how.reasons, ...(reason === undefined ? [] : [reason])],
        }
      }
  }

  /** Asks for the steps that are the same for every role: making compute, or changing what is there. */
  #prepare(self: Identity, free: readonly Step[], kind: string | undefined) {
    let best:
      | {
          prepared: Outcome
          source?: string
          through?: string
          reasons: string[]
          assumes: string[]
        }
      | undefined
    const consider = (
      binding: Binding,
      more: { through?: string; reasons?: string[]; assumes?: string[] },
    ) => {
      if (best?.prepared.verdict === 'yes') return
      const prepared = this.#around.steps.ask(free, binding)
      if (prepared.verdict === 'no' || (prepared.verdict === 'unknown' && best !== undefined))
        return
      const source = prepared.proofs.find(({ resource }) => resource !== '*')?.resource
      best = {
        prepared,
        ...(source !== undefined && { source }),
        reasons: [],
        assumes: [],
        ...more,
      }
    }
    if (kind !== undefined && this.#around.inventory.isCollected(kind))
      for (const workload of this.#around.inventory.workloads(kind, self.account))
        consider({ self, workload, region: regionOf(workload.arn) }, { through: workload.arn })
    else
      for (const region of this.#around.questions.mentioned.regions)
        consider(
          { self, region, ...(kind !== undefined && { assumed: kind }) },
          kind === undefined ? {} : this.#assumption(kind),
        )
    return best
  }

  #assumption(kind: string): { reasons: string[]; assumes: string[] } {
    const words = `a ${kind.replaceAll('-', ' ')} is there, though none was collected`
    return this.#around.assumeWorkloads
      ? { reasons: [], assumes: [words] }
      : { reasons: [`whether ${words}`], assumes: [] }
  }

  *#workloadTargets(self: Identity, method: Method): Iterable<Target> {
    const { workload: kind = '' } = method
    if (this.#around.inventory.isCollected(kind)) {
      for (const workload of this.#sortWorkloads(
        this.#around.inventory.workloads(kind, self.account),
      ))
        if (gainsSomething(self, workload.role))
          yield {
            to: workload.role,
            binding: { self, workload, region: regionOf(workload.arn) },
            through: workload.arn,
          }
      return
    }
    const { service = '' } = loadEscalations().workloads[kind] ?? {}
    const trusting = this.#around.trust.trusting(self.account, service)
    if (trusting.length === 0) return
    const ready = this.#prepare(self, method.steps, kind)
    if (ready === undefined) return
    for (const { role, reason } of this.#sortTrusting(trusting)) {
      if (!gainsSomething(self, role)) continue
      if (
        service === 'ec2.amazonaws.com' &&
        this.#around.inventory.hasProfiles &&
        !this.#around.inventory.hasProfile(role)
      )
        continue
      yield {
        to: role,
        binding: { self, prepared: ready.prepared },
        assumes: ready.assumes.map((words) => `${words}, with ${role.name} as its role`),
        reasons: [...ready.reasons, ...(reason === undefined ? [] : [reason])],
      }
    }
  }

  /** Ends first: the search stops at them. */
  #sort(identities: readonly Identity[]): readonly Identity[] {
    return this.#remember(identities, () => this.#ordered(identities))
  }

  #ordered(identities: readonly Identity[]): readonly Identity[] {
    return [
      ...identities.filter((one) => this.#around.isEnd(one)),
      ...identities.filter((one) => !this.#around.isEnd(one)),
    ]
  }

  #sortTrusting(list: readonly Trusting[]): readonly Trusting[] {
    return this.#remember(list, () => {
      const first = ({ role, sure }: Trusting) => this.#around.isEnd(role) && sure
      return [...list.filter(first), ...list.filter((one) => !first(one))]
    })
  }

  #sortWorkloads(list: readonly Workload[]): readonly Workload[] {
    return this.#remember(list, () => [
      ...list.filter(({ role }) => this.#around.isEnd(role)),
      ...list.filter(({ role }) => !this.#around.isEnd(role)),
    ])
  }

  #remember<T>(list: readonly T[], sort: () => readonly T[]): readonly T[] {
    const known = this.#sorted.get(list)
    if (known !== undefined) return known as readonly T[]
    const sorted = sort()
    this.#sorted.set(list, sorted)
    return sorted
  }
}

/** Whether the other has some policy that this one lacks. */
function gainsSomething(self: Identity, other: Identity): boolean {
  if (other.arn === self.arn && other.policies.length === self.policies.length) return false
  if (other.account !== self.account) return other.policies.length > 0
  return other.policies.some(
    (policy) =>
      !self.policies.includes(policy) &&
      (policy.unresolved !== undefined ||
        policy.statements.some(({ effect }) => effect === 'Allow')),
  )
}

function regionOf(arn: string): string {
  return arn.split(':')[3] || 'us-east-1'
}
