import type { AccessDecision } from '../../evaluate/decision.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { Identity } from '../identity.ts'
import { candidateArns } from './candidate-arns.ts'
import type { Group } from './groups.ts'
import type { Proof } from './hop.ts'
import type { Inventory, Workload } from './inventory.ts'
import type { Step } from './method.ts'
import { loadEscalations } from './methods.ts'
import type { Questions, Surroundings } from './questions.ts'
import {
  administratorPolicies,
  permissivePolicies,
  stepUpPolicy,
} from './administrator-policies.ts'

/** What the steps of a method are about. */
export interface Binding {
  readonly self: Identity
  readonly region?: string
  readonly role?: Identity
  readonly user?: Identity
  readonly group?: Group
  readonly policy?: Resource
  readonly workload?: Workload
  /** Kind of a workload that nobody collected. */
  readonly assumed?: string
  readonly passedTo?: string
  /** ARN of the managed policy that goes. */
  readonly lifted?: string
}

/** Whether all steps are allowed, with what allows them or why nobody knows. */
export interface Outcome {
  readonly verdict: 'yes' | 'no' | 'unknown'
  readonly proofs: readonly Proof[]
  readonly reasons: readonly string[]
}

const nothing: Outcome = { verdict: 'yes', proofs: [], reasons: [] }
const refused: Outcome = { verdict: 'no', proofs: [], reasons: [] }

/** Asks for the permissions of a method's steps on what they are about. */
export class StepAsker {
  readonly #questions: Questions
  readonly #inventory: Inventory

  constructor(questions: Questions, inventory: Inventory) {
    this.#questions = questions
    this.#inventory = inventory
  }

  /** All steps in order; those on resources of one's own choice all on the same one. */
  ask(steps: readonly Step[], binding: Binding): Outcome {
    let outcome = nothing
    const kinds = new Set<string>()
    for (const step of steps) {
      const kind = kindOf(step, binding)
      if (kind !== undefined) kinds.add(kind)
      else outcome = join(outcome, this.#one(step, binding))
      if (outcome.verdict === 'no') return refused
    }
    for (const kind of kinds) {
      const own = steps.filter((step) => kindOf(step, binding) === kind)
      outcome = join(outcome, this.#onAny(own, kind, binding))
      if (outcome.verdict === 'no') return refused
    }
    return outcome
  }

  #onAny(steps: readonly Step[], kind: string, binding: Binding): Outcome {
    const [how, name = ''] = kind.split(' ')
    const template = loadEscalations().resources[name]
    if (template === undefined) return refused
    const { self, region = 'us-east-1' } = binding
    const actions = steps.map(({ action }) => action)
    let best = refused
    for (const arn of candidateArns(self, actions, template, region)) {
      let outcome = nothing
      for (const step of steps) {
        const around = { region, ...(how === 'new' && { isNew: true }) }
        outcome = join(outcome, this.#decide(step, self, arn, around))
        if (outcome.verdict === 'no') break
      }
      if (outcome.verdict === 'yes') return outcome
      if (outcome.verdict === 'unknown' && best.verdict === 'no') best = outcome
    }
    return best
  }

  #one(step: Step, binding: Binding): Outcome {
    const { self, role, user, group, policy, workload, region } = binding
    const place = region === undefined ? {} : { region }
    const named =
      step.names === 'lifted' && binding.lifted !== undefined ? { policyArn: binding.lifted } : {}
    switch (step.on) {
      case 'self':
        return this.#decide(step, self, self.arn, { target: self.resource, ...named })
      case 'role':
        return role === undefined
          ? refused
          : this.#onRole(step, self, role, binding.passedTo, named)
      case 'user':
        return user === undefined
          ? refused
          : this.#decide(step, self, user.arn, { target: user.resource })
      case 'group':
        return group === undefined ? refused : this.#decide(step, self, group.arn, named)
      case 'policy':
        return policy === undefined ? refused : this.#onPolicy(step, self, policy)
      case 'workload':
        return workload === undefined
          ? refused
          : this.#decide(step, self, workload.arn, {
              ...place,
              target: workload.resource,
              ...(workload.guarded !== undefined && { guarded: workload.guarded }),
            })
      default:
        return this.#decide(step, self, '*', place)
    }
  }

  #onRole(
    step: Step,
    self: Identity,
    role: Identity,
    passedTo: string | undefined,
    named: Surroundings,
  ): Outcome {
    const assumes = step.action === 'sts:AssumeRole'
    const guarded = assumes ? this.#inventory.guarded(role.arn) : undefined
    return this.#decide(step, self, role.arn, {
      ...named,
      target: role.resource,
      ...(passedTo !== undefined && step.action === 'iam:PassRole' && { passedTo }),
      ...(guarded !== undefined && { guarded }),
      ...(step.trust !== undefined && { trust: step.trust }),
    })
  }

  #onPolicy(step: Step, self: Identity, policy: Resource): Outcome {
    const versions = policy.facts?.['VersionCount']
    if (step.when === 'policy-versions-full' && !(typeof versions === 'number' && versions >= 5))
      return nothing
    return this.#decide(step, self, policy.arn ?? policy.id, { target: policy })
  }

  #decide(step: Step, self: Identity, resource: string, around: Surroundings): Outcome {
    if (step.names === 'boundary') return this.#decideBoundary(step, self, resource, around)
    if (step.policy !== true)
      return outcomeOf(
        step,
        self,
        resource,
        this.#questions.ask(self, step.action, resource, around),
      )
    let best = refused
    for (const policyArn of administratorPolicies(this.#questions, this.#inventory, self.account)) {
      const decision = this.#questions.ask(self, step.action, resource, { ...around, policyArn })
      const outcome = outcomeOf(step, self, resource, decision)
      if (outcome.verdict === 'yes') return outcome
      if (outcome.verdict === 'unknown') best = outcome
    }
    const stepUp = this.#stepUp(step, self, resource, around)
    return stepUp.verdict === 'no' ? best : stepUp
  }

  /** With a policy that allows everything as the boundary. */
  #decideBoundary(step: Step, self: Identity, resource: string, around: Surroundings): Outcome {
    let best = refused
    const { mentioned } = this.#questions
    const asks = mentioned.keys.has('iam:permissionsboundary')
    for (const boundaryArn of permissivePolicies(this.#inventory, self.account, asks)) {
      const decision = this.#questions.ask(self, step.action, resource, { ...around, boundaryArn })
      const outcome = outcomeOf(step, self, resource, decision)
      if (outcome.verdict === 'yes') return outcome
      if (outcome.verdict === 'unknown') best = outcome
    }
    return best
  }

  /** Attaches all of IAM instead, with which the holder then writes itself the rest. */
  #stepUp(step: Step, self: Identity, resource: string, around: Surroundings): Outcome {
    const { estate } = this.#questions
    const owner = resource === self.arn ? self : (estate.identity(resource) ?? self)
    const found = stepUpPolicy(this.#questions, owner)
    if (found === undefined) return refused
    const { policyArn, action, holder } = found
    const given = this.#questions.ask(self, step.action, resource, { ...around, policyArn })
    const attached = outcomeOf(step, self, resource, given)
    if (attached.verdict === 'no') return refused
    const target = owner.resource
    const then = this.#questions.ask(holder, action, owner.arn, { target })
    const all = join(attached, outcomeOf({ ...step, action }, holder, owner.arn, then))
    return all.verdict === 'yes' ? { ...all, proofs: attached.proofs } : all
  }
}

/** `new function`, `any image`: steps on resources that nobody named. */
function kindOf({ on }: Step, { assumed }: Binding): string | undefined {
  if (on === 'workload') return assumed === undefined ? undefined : `any ${assumed}`
  return on.includes(':') ? on.replace(':', ' ') : undefined
}

function outcomeOf(
  step: Step,
  self: Identity,
  resource: string,
  decision: AccessDecision,
): Outcome {
  const { verdict, layer, deciding } = decision
  if (verdict === 'allow') {
    const proof = { action: step.action, resource, layer, ...(deciding && { deciding }) }
    return { verdict: 'yes', proofs: [proof], reasons: [] }
  }
  if (verdict !== 'unknown') return refused
  return {
    verdict: 'unknown',
    proofs: [],
    reasons: [reasonOf(step.action, self, resource, decision)],
  }
}

/** Why a decision is unknown. A policy that nobody could read explains every step alike, so it is named alone. */
export function reasonOf(
  action: string,
  { policies, boundary }: Identity,
  resource: string,
  { because, missingContext, deciding }: AccessDecision,
): string {
  if (missingContext.length > 0)
    return `${action} on ${resource} depends on ${missingContext.join(', ')}`
  const all = [deciding?.policy, ...policies, boundary]
  const unread = all.find((policy) => policy?.unresolved !== undefined)
  if (unread?.unresolved?.detail !== undefined) return unread.unresolved.detail
  return `${action} on ${resource}: ${because}`
}

export function join(first: Outcome, second: Outcome): Outcome {
  if (first.verdict === 'no' || second.verdict === 'no') return refused
  if (first === nothing) return second
  return {
    verdict: first.verdict === 'unknown' || second.verdict === 'unknown' ? 'unknown' : 'yes',
    proofs: [...first.proofs, ...second.proofs],
    reasons: [...new Set([...first.reasons, ...second.reasons])],
  }
}
