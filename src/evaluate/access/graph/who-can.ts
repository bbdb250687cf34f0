import type { AccessDecision } from '../evaluate/decision.ts'
import { evaluateAccess } from '../evaluate/evaluate-access.ts'
import { impliedActions } from '../evaluate/implied-actions.ts'
import { type Answer, maybe, no, or, yes } from '../match/answer.ts'
import type { Policy } from '../policy/policy.ts'
import type { RequestContext } from '../request/context.ts'
import type { AccessRequest } from '../request/request.ts'
import { RequestScope } from '../request/request-scope.ts'
import { createActionIndex } from './action-index.ts'
import type { Estate } from './estate.ts'
import type { Identity } from './identity.ts'
import { mayNameOthers, namedIn } from './named-principals.ts'
import type { Guarded } from './resource-policies.ts'
import { createTargets } from './targets.ts'

export interface AccessQuestion {
  readonly action: string
  /** An ARN, or `*` for actions without resources. */
  readonly resource: string
  readonly resourceAccount?: string
  readonly context: RequestContext
}

export interface Holder {
  readonly identity: Identity
  /** `allow`, or `unknown`: it depends on context keys or on policies that nobody could read. */
  readonly verdict: 'allow' | 'unknown'
}

export interface WhoCan {
  /** Everyone who can, or may. In the order of the estate. */
  readonly holders: readonly Holder[]
  /** The resource that was asked about, where the snapshot has it. */
  readonly target?: Guarded
}

/** What a policy says of a question without regard to who asks. */
interface Standing {
  readonly allow: Answer
  readonly deny: Answer
  /** Some statement depends on who asks. */
  readonly depends: boolean
}

type Standings = ReadonlyMap<Policy, Standing>

/** Services in which more than the policies of an identity has a say, whatever the resource. */
const special = new Set(['sts', 'kms', 'iam'])

/** Answers "who can?" over an estate. Made once per snapshot; a question then looks only at what mentions the action. */
export class WhoCanIndex {
  readonly #estate: Estate
  readonly #index = createActionIndex()
  /** Positions of the identities that have a policy. */
  readonly #holders = new Map<Policy, number[]>()
  readonly #unreadable = new Set<number>()
  readonly #position: ReadonlyMap<Identity, number>
  /** The resource of the snapshot that an ARN belongs to. */
  readonly targetOf: (resource: string) => Guarded | undefined

  constructor(estate: Estate) {
    this.#estate = estate
    this.#position = new Map(estate.identities.map((identity, i) => [identity, i]))
    this.targetOf = createTargets(estate.guarded)
    for (const [at, { policies }] of estate.identities.entries())
      for (const policy of policies) this.#add(at, policy)
  }

  #add(at: number, policy: Policy): void {
    this.#index.add(policy, 'identity')
    if (policy.unresolved !== undefined) this.#unreadable.add(at)
    const holders = this.#holders.get(policy)
    if (holders === undefined) this.#holders.set(policy, [at])
    else if (holders.at(-1) !== at) holders.push(at)
  }

  /** One identity, over all layers, with the reason. */
  can(identity: Identity, question: AccessQuestion): AccessDecision {
    const target = this.targetOf(question.resource)
    const authorization = this.#estate.authorization(identity, target)
    return evaluateAccess(authorization, requestOf(identity, question, target))
  }

  whoCan(question: AccessQuestion): WhoCan {
    const target = this.targetOf(question.resource)
    const standings = this.#standings(question, target)
    const simple = isSimple(question)
    const owner = ownerOf(question, target)
    const holders: Holder[] = []
    for (const identity of this.#candidates(question, target, standings)) {
      const verdict =
        (simple ? this.#quickly(identity, target, standings, owner) : undefined) ??
        this.can(identity, question).verdict
      if (verdict === 'allow' || verdict === 'unknown') holders.push({ identity, verdict })
    }
    return target === undefined ? { holders } : { holders, target }
  }

  #standings(question: AccessQuestion, target: Guarded | undefined): Standings {
    const standings = new Map<Policy, Standing>()
    const [anyone] = this.#estate.identities
    if (anyone === undefined) return standings
    const scope = new RequestScope(requestOf(anyone, question, target))
    for (const { policy, statement, forAll } of this.#index.mentions(scope.action)) {
      const { allow, deny, depends } = standings.get(policy) ?? nothing
      const answer = forAll ? statement.applies(scope) : no
      standings.set(policy, {
        allow: statement.allows ? or(allow, answer) : allow,
        deny: statement.allows ? deny : or(deny, answer),
        depends: depends || !forAll,
      })
    }
    return standings
  }

  /** Who may be allowed at all: by a policy of its own, by the policy of the resource, or by one that nobody could read. */
  #candidates(
    { action }: AccessQuestion,
    target: Guarded | undefined,
    standings: Standings,
  ): readonly Identity[] {
    // STS lets everyone ask who they are.
    const open = action.toLowerCase().startsWith('sts:get')
    const byAcl = target?.s3?.bucketAcl !== undefined
    if (open || byAcl || (target?.policy !== undefined && mayNameOthers(target.policy)))
      return this.#estate.identities
    const marked = new Uint8Array(this.#estate.identities.length)
    for (const at of this.#unreadable) marked[at] = 1
    for (const [policy, { allow, depends }] of standings)
      if (allow !== no || depends) for (const at of this.#holders.get(policy) ?? []) marked[at] = 1
    for (const principal of namedIn(target?.policy)) {
      const identity = this.#estate.identity(principal)
      if (identity !== undefined) marked[this.#position.get(identity) ?? 0] = 1
    }
    return this.#estate.identities.filter((_, at) => marked[at] === 1)
  }

  /** The answer without asking every layer, where only policies of the identity have a say; else `undefined`. */
  #quickly(
    identity: Identity,
    target: Guarded | undefined,
    standings: Standings,
    owner: string | undefined,
  ): AccessDecision['verdict'] | undefined {
    const plain =
      identity.boundary === undefined &&
      target?.policy === undefined &&
      target?.s3?.bucketAcl === undefined &&
      (owner === undefined || owner === identity.account) &&
      this.#estate.guardrails(identity.account).serviceControl === undefined &&
      !identity.serviceLinked
    if (!plain) return undefined
    let allow: Answer = no
    for (const policy of identity.policies) {
      if (policy.unresolved !== undefined) return undefined
      const said = standings.get(policy)
      if (said === undefined) continue
      if (said.depends || said.deny !== no || said.allow === maybe) return undefined
      if (said.allow === yes) allow = yes
    }
    return allow === yes ? 'allow' : 'implicit-deny'
  }
}

const nothing: Standing = { allow: no, deny: no, depends: false }

/** Whether the policies of an identity alone can decide, where it and the resource are of one account. */
function isSimple({ action, resource, context }: AccessQuestion): boolean {
  const service = action.toLowerCase().split(':')[0] ?? ''
  const probe = { principal: { kind: 'role' }, action, resource, context } as const
  return !special.has(service) && impliedActions(probe).length === 0
}

function ownerOf(
  { resource, resourceAccount }: AccessQuestion,
  target: Guarded | undefined,
): string | undefined {
  const named = resource.split(':')[4] ?? ''
  return resourceAccount ?? target?.account ?? (/^\d{12}$/.test(named) ? named : undefined)
}

function requestOf(
  identity: Identity,
  { action, resource, context, resourceAccount }: AccessQuestion,
  target: Guarded | undefined,
): AccessRequest {
  const owner = resourceAccount ?? target?.account
  return {
    principal: identity.principal,
    action,
    resource,
    context,
    ...(owner !== undefined && { resourceAccount: owner }),
  }
}
