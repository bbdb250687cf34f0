import { loadCatalogue } from '../../catalogue/catalogue.ts'
import type { Authorization } from '../../evaluate/authorization.ts'
import type { AccessDecision } from '../../evaluate/decision.ts'
import { evaluateAccess } from '../../evaluate/evaluate-access.ts'
import type { Policy } from '../../policy/policy.ts'
import type { ContextValue, RequestContext } from '../../request/context.ts'
import type { Resource } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import type { Estate } from '../estate.ts'
import type { Identity } from '../identity.ts'
import type { Guarded } from '../resource-policies.ts'
import { depends, isTargetKey, mentionOf } from './action-mention.ts'
import { openTrust } from './everything.ts'
import { type Mentioned, readMentioned } from './mentioned-keys.ts'

/** What is known of a request besides who, what and on what. */
export interface Surroundings {
  readonly region?: string
  readonly passedTo?: string
  readonly policyArn?: string
  /** The boundary that the call sets: `iam:PermissionsBoundary` is then that, and not the one of the target. */
  readonly boundaryArn?: string
  /** What is called, where it exists: its tags and boundary are then known. */
  readonly target?: Resource
  /** It does not exist yet, so it has no tags. */
  readonly isNew?: boolean
  /** The resource with the policy that has a say. */
  readonly guarded?: Guarded
  readonly trust?: 'rewritten'
}

/** What is known of every request: lower-cased keys. */
export type KnownContext = ReadonlyMap<string, ContextValue>

/** What is the same for all identities of a class. */
interface ClassFacts {
  readonly id: string
  readonly may: Map<string, boolean>
  readonly depends: Map<string, number>
}

/** Keys that only calls of services have. */
const onlyServices = [
  'aws:calledvia',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]
const globalServices = new Set(['iam', 'sts', 'organizations'])

/**
 * Asks the evaluator about the identities of an estate, and remembers what cannot differ: a policy that speaks of an action without
 * conditions answers once for all that have it, and once for all targets where it allows or denies on `*`.
 */
export class Questions {
  readonly estate: Estate
  readonly mentioned: Mentioned
  /** Decisions that the evaluator was asked for. */
  asked = 0
  readonly known: KnownContext
  readonly #decisions = new Map<string, AccessDecision>()
  readonly #contexts = new Map<string, RequestContext>()
  readonly #classes = new Map<string, ClassFacts>()
  readonly #facts = new WeakMap<Identity, ClassFacts>()
  readonly #ids = new Map<object, number>()
  readonly #granted = new Map<string, boolean>()

  constructor(estate: Estate, known: KnownContext = new Map()) {
    this.estate = estate
    this.known = known
    this.mentioned = readMentioned(estate)
  }

  /** Whether some statement could allow the action to the identity, whatever the target. */
  mayAllow(identity: Identity, action: string): boolean {
    const { may } = this.#factsOf(identity)
    let answer = may.get(action)
    if (answer === undefined) may.set(action, (answer = this.#mayAllow(identity, action)))
    return answer
  }

  #mayAllow(identity: Identity, action: string): boolean {
    const { policies, boundary, account, serviceLinked } = identity
    const allows = (policy: Policy) => mentionOf(policy, action).allows
    if (!policies.some(allows) && !this.#isGrantedByResources(action)) return false
    if (boundary !== undefined && !allows(boundary)) return false
    const { serviceControl = [], organization } = this.estate.guardrails(account)
    if (serviceLinked || organization?.managementAccount === account) return true
    return serviceControl.every((level) => level.some(allows))
  }

  /** Whether the policy of some resource, other than a role, allows the action to anybody. */
  #isGrantedByResources(action: string): boolean {
    let granted = this.#granted.get(action)
    if (granted === undefined) {
      granted = this.estate.guarded.some(
        ({ type, policy }) =>
          type === 'resource' &&
          policy !== undefined &&
          mentionOf(policy, action).statements.some(({ effect }) => effect === 'Allow'),
      )
      this.#granted.set(action, granted)
    }
    return granted
  }

  /** Whether the identity may do it, all layers considered. What no snapshot shows is unknown. */
  ask(
    identity: Identity,
    action: string,
    resource: string,
    around: Surroundings = {},
  ): AccessDecision {
    const bits = this.#dependsOn(identity, action)
    const context = contextKey(action, around, bits, (target) => this.#idOf(target))
    if (around.guarded?.policy !== undefined || around.trust !== undefined)
      return this.#evaluate(identity, action, resource, around, context)
    const byCaller = (bits & depends.caller) !== 0
    const who = byCaller ? `${this.classOf(identity)} ${identity.arn}` : this.classOf(identity)
    const on = (bits & depends.resource) === 0 ? '' : resource
    // What depends on both is asked for once or twice at most: not worth keeping.
    if (byCaller && on !== '') return this.#evaluate(identity, action, resource, around, context)
    const key = `${who} ${context} ${on}`
    let decision = this.#decisions.get(key)
    if (decision === undefined) {
      decision = this.#evaluate(identity, action, resource, around, context)
      this.#decisions.set(key, decision)
    }
    return decision
  }

  #evaluate(
    identity: Identity,
    action: string,
    resource: string,
    around: Surroundings,
    contextKey: string,
  ): AccessDecision {
    this.asked++
    const { guarded, trust } = around
    const owner = guarded?.account === undefined ? {} : this.estate.guardrails(guarded.account)
    return evaluateAccess(this.authorization(identity, guarded, trust), {
      principal: identity.principal,
      action,
      resource,
      ...(owner.organization?.id !== undefined && { resourceOrgId: owner.organization.id }),
      ...(owner.orgPaths !== undefined && { resourceOrgPaths: owner.orgPaths }),
      context: this.#context(contextKey, action, around),
    })
  }

  authorization(
    identity: Identity,
    guarded?: Guarded,
    trust?: Surroundings['trust'],
  ): Authorization {
    const found = this.estate.authorization(identity, guarded)
    return trust === undefined ? found : { ...found, resourcePolicy: openTrust }
  }

  /** Identities of one class have the same policies, boundary and guardrails. */
  classOf(identity: Identity): string {
    return this.#factsOf(identity).id
  }

  #factsOf(identity: Identity): ClassFacts {
    let facts = this.#facts.get(identity)
    if (facts === undefined) {
      const { account, policies, boundary, principal } = identity
      const ids = policies.map((policy) => this.#idOf(policy)).toSorted((a, b) => a - b)
      const limit = boundary === undefined ? '' : this.#idOf(boundary)
      const key = `${account} ${principal.kind} ${ids.join()} ${limit}`
      facts = this.#classes.get(key)
      if (facts === undefined) {
        facts = { id: `c${this.#classes.size}`, may: new Map(), depends: new Map() }
        this.#classes.set(key, facts)
      }
      this.#facts.set(identity, facts)
    }
    return facts
  }

  #idOf(policy: object): number {
    let id = this.#ids.get(policy)
    if (id === undefined) this.#ids.set(policy, (id = this.#ids.size))
    return id
  }

  /** What decides about an action of the identity: bits of {@link depends}. */
  #dependsOn(identity: Identity, action: string): number {
    const { depends: known } = this.#factsOf(identity)
    let bits = known.get(action)
    if (bits === undefined) {
      const { policies, boundary, account } = identity
      const { serviceControl = [], resourceControl = [] } = this.estate.guardrails(account)
      const all = [...policies, ...serviceControl.flat(), ...resourceControl.flat()]
      if (boundary !== undefined) all.push(boundary)
      bits = all.reduce((found, policy) => found | mentionOf(policy, action).depends, 0)
      known.set(action, bits)
    }
    return bits
  }

  #context(key: string, action: string, around: Surroundings): RequestContext {
    let context = this.#contexts.get(key)
    if (context === undefined) {
      context = { values: this.#values(action, around), others: 'unknown' }
      if (this.#contexts.size > 200_000) this.#contexts.clear()
      this.#contexts.set(key, context)
    }
    return context
  }

  #values(action: string, around: Surroundings): Map<string, ContextValue> {
    const values = new Map<string, ContextValue>([['aws:securetransport', ['true']]])
    for (const key of onlyServices) values.set(key, [])
    const service = action.slice(0, action.indexOf(':'))
    if (globalServices.has(service)) values.set('aws:requestedregion', ['us-east-1'])
    else if (around.region !== undefined) values.set('aws:requestedregion', [around.region])
    if (around.passedTo !== undefined) values.set('iam:passedtoservice', [around.passedTo])
    if (around.policyArn !== undefined) values.set('iam:policyarn', [around.policyArn])
    if (around.boundaryArn !== undefined)
      values.set('iam:permissionsboundary', [around.boundaryArn])
    const catalogue = loadCatalogue()
    const facts = catalogue.action(action)
    for (const key of this.mentioned.keys) {
      if (values.has(key)) continue
      const found = targetValue(key, around)
      if (found !== undefined) values.set(key, found)
      else if (facts !== undefined && !isCallers(key) && !catalogue.actionHasKey(facts, key))
        values.set(key, [])
    }
    for (const [key, value] of this.known) values.set(key, value)
    return values
  }
}

/** Requests that the policies in question cannot tell apart have the same key. */
function contextKey(
  action: string,
  { region, passedTo, policyArn, boundaryArn, target, isNew }: Surroundings,
  bits: number,
  idOf: (target: Resource) => number,
): string {
  let key = action
  if ((bits & depends.region) !== 0) key += ` r:${region ?? ''}`
  if ((bits & depends.passedTo) !== 0) key += ` p:${passedTo ?? ''}`
  if ((bits & depends.policyArn) !== 0) key += ` a:${policyArn ?? ''}`
  if ((bits & depends.target) !== 0) key += ` b:${boundaryArn ?? ''}`
  if ((bits & depends.target) !== 0)
    key += target === undefined ? ` t:${isNew === true ? 'new' : ''}` : ` t:${idOf(target)}`
  return key
}

/** Keys that follow from the caller: the evaluator fills them in. */
function isCallers(key: string): boolean {
  return key.startsWith('aws:principal') || key === 'aws:userid' || key === 'aws:username'
}

/** What a key says of the target; `undefined` where it says nothing or nobody knows. */
function targetValue(key: string, { target, isNew }: Surroundings): ContextValue | undefined {
  if (!isTargetKey(key)) return undefined
  if (target === undefined) return isNew === true ? [] : undefined
  if (key === 'iam:permissionsboundary') {
    const { PermissionsBoundary: boundary } = target.properties
    if (boundary === undefined) return []
    return typeof boundary === 'string' ? [boundary] : undefined
  }
  if (isUnknown(target.tags)) return undefined
  const wanted = key.slice(key.indexOf('/') + 1)
  const found = Object.entries(target.tags).find(([tag]) => tag.toLowerCase() === wanted)
  return found === undefined ? [] : [found[1]]
}
