import { Administrators } from './administrator.ts'
import { Assumable } from './assumable.ts'
import { join, type Outcome, StepAsker } from './ask-steps.ts'
import { hasEverything } from './everything.ts'
import type { Hop } from './hop.ts'
import { HopTargets, type Target } from './hop-targets.ts'
import { Inventory } from './inventory.ts'
import type { Method, Step } from './method.ts'
import { loadEscalations } from './methods.ts'
import { type KnownContext, Questions } from './questions.ts'
import { judgeRequirement } from './requirements.ts'
import { ServiceTrust } from './service-trust.ts'
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

/** Unknown hops of one method that are worth telling; more say nothing new. */
const mostUnknown = 20

/** Finds what each identity can make of its permissions, by every known method. */
export class HopFinder {
  readonly questions: Questions
  readonly administrators: Administrators
  /** Identities of whom unknown hops were left out, with the method; what those lead to is not known. */
  readonly cutShort = new Map<Identity, string>()
  readonly #inventory: Inventory
  readonly #steps: StepAsker
  readonly #options: HopOptions
  readonly #targets: HopTargets

  constructor(estate: Estate, options: HopOptions = {}) {
    this.questions = new Questions(estate, options.known)
    this.administrators = new Administrators(this.questions)
    this.#inventory = new Inventory(estate)
    this.#steps = new StepAsker(this.questions, this.#inventory)
    this.#options = options
    this.#targets = new HopTargets({
      questions: this.questions,
      administrators: this.administrators,
      inventory: this.#inventory,
      trust: new ServiceTrust(this.questions),
      assumable: new Assumable(estate),
      steps: this.#steps,
      assumeWorkloads: options.assumeWorkloads === true,
      isEnd: (identity) => this.isEnd(identity),
    })
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
    for (const target of this.#targets.of(self, method)) {
      const hop = this.#hop(self, method, target)
      if (hop === undefined) continue
      if (hop.certainty === 'unknown') {
        if (unknown.length < mostUnknown) unknown.push(hop)
        else if (!unknown.some(({ to }) => this.isEnd(to))) this.cutShort.set(self, method.id)
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
    const gained = target.gains?.() ?? true
    if (gained === false) return undefined
    if (gained === 'unknown') reasons.push('whether it may then do more')
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
  #outcome(method: Method, binding: Target['binding']): Outcome {
    const { prepared } = binding
    if (prepared === undefined) return this.#steps.ask(method.steps, binding)
    const own = method.steps.filter(({ on }) => on === 'role')
    return join(this.#steps.ask(own, binding), prepared)
  }
}
