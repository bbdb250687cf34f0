import { Administrators } from './administrator.ts'
import { Assumable } from './assumable.ts'
import { type Binding, join, type Outcome, StepAsker } from './ask-steps.ts'
import { hasEverything, withEverything } from './everything.ts'
import { Groups } from './groups.ts'
import type { Hop } from './hop.ts'
import { type Inventory, Inventory as EstateInventory, type Workload } from './inventory.ts'
import type { Method, Step } from './method.ts'
import { loadEscalations } from './methods.ts'
import { type KnownContext, Questions } from './questions.ts'
import { judgeRequirement } from './requirements.ts'
import { ServiceTrust, type Trusting } from './service-trust.ts'
import type { Estate } from '../estate.ts'
import type { Identity } from '../identity.ts'

export interface HopOptions {
  /** Context keys whose value is known of every request, lower-cased. */
  readonly known?: KnownContext
  /**
   * Whether compute of which the snapshot has none of its kind is taken for granted, on roles that trust its service. Hops by it are
   * `assumed`; without it they are `unknown`.
   */
  readonly assumeWorkloads?: boolean
  /** Whether the search may stop at this one. Without it: administrators. */
  readonly isEnd?: (identity: Identity) => boolean
}

/** Where a method leads, before its steps are asked for. */
interface Target {
  readonly to: Identity
  /** Whose facts the requirements are about. */
  readonly subject?: Identity
  readonly binding: Binding
  readonly through?: string
  readonly assumes?: readonly string[]
  readonly reasons?: readonly string[]
}

/** Unknown hops of one method that are worth telling; more say nothing new. */
const mostUnknown = 20

/** Finds what each identity can make of its permissions, by every known method. */
export class HopFinder {
  readonly questions: Questions
  readonly administrators: Administrators
  readonly #inventory: Inventory
  readonly #groups: Groups
  readonly #trust: ServiceTrust
  readonly #assumable: Assumable
  readonly #steps: StepAsker
  readonly #options: HopOptions
  readonly #users = new Map<string, Identity[]>()
  readonly #sorted = new WeakMap<object, readonly unknown[]>()

  constructor(estate: Estate, options: HopOptions = {}) {
    this.questions = new Questions(estate, options.known)
    this.administrators = new Administrators(this.questions)
    this.#inventory = new EstateInventory(estate)
    this.#groups = new Groups(this.#inventory)
    this.#trust = new ServiceTrust(this.questions)
    this.#assumable = new Assumable(estate)
    this.#steps = new StepAsker(this.questions, this.#inventory)
    this.#options = options
    for (const identity of estate.identities) {
      if (identity.kind !== 'user') continue
      const group = this.#users.get(identity.account)
      if (group === undefined) this.#users.set(identity.account, [identity])
      else group.push(identity)
    }
  }

  isEnd(identity: Identity): boolean {
    return this.#options.isEnd?.(identity) ?? this.administrators.standing(identity) === 'yes'
  }

  /**
   * Every hop from an identity. Of one method, those to identities that are no ends are left out once one leads to an end for
   * certain.
   */
  hopsOf(self: Identity): readonly Hop[] {
    if (self.serviceLinked || hasEverything(self)) return []
    const hops: Hop[] = []
    for (const method of loadEscalations().methods) {
      if (method.self !== undefined && method.self !== self.kind) continue
      if (!method.steps.every((step) => this.#mayTake(self, step))) continue
      hops.push(...this.#byMethod(self, method))
    }
    return hops
  }

  #mayTake(self: Identity, { action, when, trust }: Step): boolean {
    if (when !== undefined || trust !== undefined || action === 'sts:AssumeRole') return true
    return this.questions.mayAllow(self, action)
  }

  #byMethod(self: Identity, method: Method): readonly Hop[] {
    const found: Hop[] = []
    const unknown: Hop[] = []
    for (const target of this.#targets(self, method)) {
      const hop = this.#hop(self, method, target)
      if (hop === undefined) continue
      if (hop.certainty === 'unknown') {
        if (unknown.length < mostUnknown) unknown.push(hop)
        continue
      }
      if (this.isEnd(hop.to)) return [hop]
      found.push(hop)
    }
    return [...found, ...unknown]
  }

  #hop(self: Identity, method: Method, target: Target): Hop | undefined {
    const assumes = [...(method.assumes ?? []), ...(target.assumes ?? [])]
    const reasons = [...(target.reasons ?? [])]
    for (const requirement of method.requires ?? []) {
      const subject = target.subject ?? target.to
      const fit = judgeRequirement(requirement, self, subject, this.#inventory, this.questions)
      if (!fit.fits) return undefined
      if (fit.assumes !== undefined) assumes.push(fit.assumes)
      if (fit.reason !== undefined) reasons.push(fit.reason)
    }
    const outcome = this.#outcome(method, target.binding)
    if (outcome.verdict === 'no') return undefined
    reasons.push(...outcome.reasons)
    const sure = outcome.verdict === 'yes' && reasons.length === 0
    return {
      from: self,
      to: target.to,
      method,
      certainty: sure ? (assumes.length === 0 ? 'certain' : 'assumed') : 'unknown',
      proofs: outcome.proofs,
      assumes,
      reasons,
      ...(target.through !== undefined && { through: target.through }),
    }
  }

  /** Steps that do not depend on the role were asked for when the targets were chosen. */
  #outcome(method: Method, binding: Binding & { prepared?: Outcome }): Outcome {
    const { prepared } = binding
    if (prepared === undefined) return this.#steps.ask(method.steps, binding)
    const own = method.steps.filter(({ on }) => on === 'role')
    return join(this.#steps.ask(own, binding), prepared)
  }

  *#targets(
    self: Identity,
    method: Method,
  ): Iterable<Target & { binding: { prepared?: Outcome } }> {
    switch (method.gains) {
      case 'self-with-any-policy':
        yield* this.#selfTargets(self, method)
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
        for (const role of this.#sort(this.#trust.roles(self.account)))
          if (role.arn !== self.arn) yield* this.#become(method, self, role, { self, role })
        return
      case 'role':
        if (method.passes !== undefined) yield* this.#passTargets(self, method)
        else if (method.workload !== undefined) yield* this.#workloadTargets(self, method)
        else yield* this.#roleTargets(self, method)
    }
  }

  *#selfTargets(self: Identity, method: Method): Iterable<Target> {
    const to = withEverything(self)
    const standing = this.administrators.standing(to)
    if (standing === 'no') return
    const reasons =
      standing === 'yes' ? [] : ['whether boundary and guardrails leave it every permission']
    const base = { to, reasons }
    if (method.policy !== undefined)
      for (const policy of this.#groups.managedPolicies(self))
        yield { ...base, binding: { self, policy }, through: policy.arn ?? policy.id }
    else if (method.group !== undefined)
      for (const group of this.#groups.of(self, 'of-self'))
        yield { ...base, binding: { self, group }, through: group.arn }
    else yield { ...base, binding: { self } }
  }

  /** Becomes a user or role, perhaps with more than it has. */
  *#become(method: Method, self: Identity, as: Identity, binding: Binding): Iterable<Target> {
    if (method.gains === 'role' || method.gains === 'user') {
      if (gainsSomething(self, as)) yield { to: as, binding }
      return
    }
    const to = withEverything(as)
    const standing = this.administrators.standing(to)
    if (standing === 'no') return
    const reasons =
      standing === 'yes'
        ? []
        : [`whether boundary and guardrails leave ${as.name} every permission`]
    const base = { to, subject: as, reasons }
    if (method.policy === undefined) yield { ...base, binding }
    else
      for (const policy of this.#groups.managedPolicies(as))
        yield { ...base, binding: { ...binding, policy }, through: policy.arn ?? policy.id }
  }

  *#roleTargets(self: Identity, method: Method): Iterable<Target> {
    const rewrites = method.steps.some(({ trust }) => trust !== undefined)
    const original = this.questions.estate.identity(self.arn) ?? self
    const roles = rewrites
      ? this.#sort(this.#trust.roles(self.account))
      : this.#ordered([
          ...this.#assumable.by(original, this.questions.mayAllow(self, 'sts:AssumeRole')),
        ])
    for (const role of roles)
      if (role.arn !== self.arn) yield* this.#become(method, self, role, { self, role })
  }

  *#passTargets(
    self: Identity,
    method: Method,
  ): Iterable<Target & { binding: { prepared?: Outcome } }> {
    const { passes = [], workload: kind } = method
    const free = method.steps.filter(({ on }) => on !== 'role')
    const ready = this.#prepare(self, free, kind)
    if (ready === undefined) return
    const { prepared, source, ...how } = ready
    for (const { to: passedTo, trusts } of passes)
      for (const trusting of this.#sortTrusting(
        this.#trust.trusting(self.account, trusts, source),
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
      const prepared = this.#steps.ask(free, binding)
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
    if (kind !== undefined && this.#inventory.isCollected(kind))
      for (const workload of this.#inventory.workloads(kind, self.account))
        consider({ self, workload, region: regionOf(workload.arn) }, { through: workload.arn })
    else
      for (const region of this.questions.mentioned.regions)
        consider(
          { self, region, ...(kind !== undefined && { assumed: kind }) },
          kind === undefined ? {} : this.#assumption(kind),
        )
    return best
  }

  #assumption(kind: string): { reasons: string[]; assumes: string[] } {
    const words = `a ${kind.replaceAll('-', ' ')} is there, though none was collected`
    return this.#options.assumeWorkloads === true
      ? { reasons: [], assumes: [words] }
      : { reasons: [`whether ${words}`], assumes: [] }
  }

  *#workloadTargets(
    self: Identity,
    method: Method,
  ): Iterable<Target & { binding: { prepared?: Outcome } }> {
    const { workload: kind = '' } = method
    if (this.#inventory.isCollected(kind)) {
      for (const workload of this.#sortWorkloads(this.#inventory.workloads(kind, self.account)))
        if (gainsSomething(self, workload.role))
          yield {
            to: workload.role,
            binding: { self, workload, region: regionOf(workload.arn) },
            through: workload.arn,
          }
      return
    }
    const { service = '' } = loadEscalations().workloads[kind] ?? {}
    const trusting = this.#trust.trusting(self.account, service)
    if (trusting.length === 0) return
    const ready = this.#prepare(self, method.steps, kind)
    if (ready === undefined) return
    for (const { role, reason } of this.#sortTrusting(trusting)) {
      if (!gainsSomething(self, role)) continue
      if (
        service === 'ec2.amazonaws.com' &&
        this.#inventory.hasProfiles &&
        !this.#inventory.hasProfile(role)
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
      ...identities.filter((one) => this.isEnd(one)),
      ...identities.filter((one) => !this.isEnd(one)),
    ]
  }

  #sortTrusting(list: readonly Trusting[]): readonly Trusting[] {
    return this.#remember(list, () => {
      const first = ({ role, sure }: Trusting) => this.isEnd(role) && sure
      return [...list.filter(first), ...list.filter((one) => !first(one))]
    })
  }

  #sortWorkloads(list: readonly Workload[]): readonly Workload[] {
    return this.#remember(list, () => [
      ...list.filter(({ role }) => this.isEnd(role)),
      ...list.filter(({ role }) => !this.isEnd(role)),
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
