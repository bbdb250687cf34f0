import { evaluateAccess } from '../../evaluate/evaluate-access.ts'
import type { AccessDecision } from '../../evaluate/decision.ts'
import type { ContextValue, RequestContext } from '../../request/context.ts'
import type { Identity } from '../identity.ts'
import { mentionOf } from './action-mention.ts'
import type { Questions } from './questions.ts'

/** Reasons for a doubt that are told. */
const mostReasons = 3

export type Standing = 'yes' | 'no' | 'unknown'

/** Power over identities: one of them lets its holder have everything. */
const control = [
  ['iam:AttachRolePolicy', 'role/any-role'],
  ['iam:PutRolePolicy', 'role/any-role'],
  ['iam:UpdateAssumeRolePolicy', 'role/any-role'],
  ['iam:AttachUserPolicy', 'user/any-user'],
  ['iam:PutUserPolicy', 'user/any-user'],
  ['iam:CreateAccessKey', 'user/any-user'],
  ['iam:CreatePolicyVersion', 'policy/any-policy'],
] as const

/** Calls all over AWS, on things that nobody named; `{region}` where the call belongs to one. */
const breadth = [
  ['s3:GetObject', 'arn:aws:s3:::any-bucket/any-object'],
  ['s3:PutBucketPolicy', 'arn:aws:s3:::any-bucket'],
  ['ec2:TerminateInstances', 'arn:aws:ec2:{region}:{account}:instance/i-0123456789abcdef0'],
  ['lambda:UpdateFunctionCode', 'arn:aws:lambda:{region}:{account}:function:any'],
  ['dynamodb:GetItem', 'arn:aws:dynamodb:{region}:{account}:table/any'],
  ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:{region}:{account}:secret:any-AbCdEf'],
  ['cloudformation:DeleteStack', 'arn:aws:cloudformation:{region}:{account}:stack/any/1'],
  ['rds:DeleteDBInstance', 'arn:aws:rds:{region}:{account}:db:any'],
] as const

/**
 * Whether an identity has the account in its hands: it may change any identity, and do at least half of what is probed all over AWS.
 * Explicit denies and the boundary count for both, guardrails for the second: an organisation that keeps its members from changing IAM
 * leaves their administrators all the rest.
 */
export class Administrators {
  readonly #questions: Questions
  readonly #known = new Map<string, Standing>()
  readonly #own = new WeakMap<Identity, Standing>()

  readonly #contexts = new Map<string, RequestContext>()

  constructor(questions: Questions) {
    this.#questions = questions
  }

  standing(identity: Identity): Standing {
    let standing = this.#own.get(identity)
    if (standing !== undefined) return standing
    const key = this.#questions.classOf(identity)
    standing = this.#known.get(key) ?? this.#judge(identity)
    this.#own.set(identity, standing)
    // What depends on who calls is not the same for the class.
    if (this.#isCallerFree(identity)) this.#known.set(key, standing)
    return standing
  }

  #isCallerFree({ policies, boundary }: Identity): boolean {
    return [...policies, ...(boundary === undefined ? [] : [boundary])].every(({ statements }) =>
      statements.every(
        ({ conditions, resource }) =>
          conditions.length === 0 &&
          resource?.patterns.every((each) => !each.includes('${')) === true,
      ),
    )
  }

  #judge(identity: Identity): Standing {
    if (identity.serviceLinked) return 'no'
    if (!control.some(([action]) => this.#mayWithoutGuardrails(identity, action))) return 'no'
    const power = new Set(this.#power(identity).map(({ verdict }) => verdict))
    if (!power.has('allow') && !power.has('unknown')) return 'no'
    const reach = breadth.map(([action, arn]) => this.#reach(identity, action, arn).verdict)
    const half = reach.length / 2
    const sure = reach.filter((verdict) => verdict === 'allow').length
    if (power.has('allow') && sure >= half) return 'yes'
    const possible = sure + reach.filter((verdict) => verdict === 'unknown').length
    return possible >= half ? 'unknown' : 'no'
  }

  /** Why the standing of an identity is unknown: a policy that could not be read, or keys that only a request shows. */
  doubtAbout(identity: Identity): string {
    const { policies, boundary } = identity
    const { serviceControlPolicies: levels = [] } = this.#questions.authorization(identity)
    const unread = [...policies, boundary, ...levels.flat()].flatMap((policy) =>
      policy?.unresolved === undefined ? [] : (policy.unresolved.detail ?? policy.name ?? []),
    )
    if (unread.length > 0) return [...new Set(unread)].slice(0, mostReasons).join('; ')
    const open = [
      ...this.#power(identity),
      ...breadth.map(([action, arn]) => this.#reach(identity, action, arn)),
    ].filter(({ verdict }) => verdict === 'unknown')
    const keys = new Set(open.flatMap(({ missingContext }) => missingContext))
    return keys.size > 0
      ? `it depends on ${[...keys].slice(0, mostReasons).join(', ')}`
      : (open[0]?.because ?? 'it could not be decided')
  }

  /** What it may do to identities, guardrails aside. */
  #power(identity: Identity): readonly AccessDecision[] {
    const { serviceControlPolicies: _, ...own } = this.#questions.authorization(identity)
    const { account, principal } = identity
    const context = this.#contextIn('us-east-1')
    return control.map(([action, name]) =>
      evaluateAccess(own, {
        principal,
        action,
        resource: `arn:aws:iam::${account}:${name}`,
        context,
      }),
    )
  }

  /** The best answer over the Regions that policies speak of: guardrails close Regions, not accounts. */
  #reach(identity: Identity, action: string, template: string): AccessDecision {
    const authorization = this.#questions.authorization(identity)
    const { account, principal } = identity
    let best: AccessDecision | undefined
    for (const region of this.#questions.mentioned.regions) {
      const resource = template.replace('{region}', region).replace('{account}', account)
      const decision = evaluateAccess(authorization, {
        principal,
        action,
        resource,
        context: this.#contextIn(region),
      })
      const { verdict } = decision
      if (verdict === 'allow') return decision
      if (best === undefined || verdict === 'unknown') best = decision
      if (!template.includes('{region}') && verdict === 'implicit-deny') return decision
    }
    if (best === undefined) throw new Error('there is no Region to ask about')
    return best
  }

  /** A direct call, of which nothing is known but what is known of every request. */
  #contextIn(region: string): RequestContext {
    let context = this.#contexts.get(region)
    if (context === undefined) {
      const values = new Map<string, ContextValue>([
        ['aws:securetransport', ['true']],
        ['aws:calledvia', []],
        ['aws:requestedregion', [region]],
        ...this.#questions.known,
      ])
      this.#contexts.set(region, (context = { values, others: 'unknown' }))
    }
    return context
  }

  #mayWithoutGuardrails({ policies }: Identity, action: string): boolean {
    return policies.some((policy) => mentionOf(policy, action).allows)
  }
}
