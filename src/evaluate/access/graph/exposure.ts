import { isPublic, type Publicity } from '../include/is-public.ts'
import type { Witness } from '../include/answer.ts'
import type { Policy, PrincipalPattern, Statement } from '../policy/policy.ts'
import { aclExposures } from './acl-exposure.ts'
import type { Estate } from './estate.ts'
import { mayNameOthers } from './named-principals.ts'
import type { Guarded } from './resource-policies.ts'

/** How far a resource is open, from widest to narrowest. `organization`: to every account of one organization. */
export const reaches = [
  'public',
  'unknown',
  'cross-organization',
  'organization',
  'cross-account',
] as const
export type Reach = (typeof reaches)[number]

/** Somebody outside of its account whom a policy lets in to a resource. */
export interface Exposure {
  readonly target: Guarded
  readonly reach: Reach
  /** Whom: an account, an ARN, an organization, `anyone`, or a provider; of public access a provider at which anybody can have an account. */
  readonly principal: string
  readonly actions: readonly string[]
  /** Condition keys that narrow it. */
  readonly conditions: readonly string[]
  readonly statement?: Statement
  /** Of public access: a request that the evaluator allows. */
  readonly witness?: Witness
  /** By the ACL of a bucket rather than a policy. */
  readonly acl?: true
  /** Why it is unknown. */
  readonly reason?: string
}

/**
 * Every resource of an estate that is open beyond its own account: to anyone, proven by a request; to accounts of other
 * organizations; to the whole organization; to other accounts of it. Services of AWS are not counted: they act for somebody.
 */
export function findExposures(estate: Estate): readonly Exposure[] {
  const known = new Map<Policy, Publicity>()
  return estate.guarded.flatMap((target) => {
    const { policy } = target
    const byAcl = aclExposures(target)
    if (policy === undefined) return byAcl
    let publicity = known.get(policy)
    if (publicity === undefined) {
      publicity = mayBePublic(policy) ? isPublic(policy, { type: target.type }) : closed
      known.set(policy, publicity)
    }
    return [
      ...publicExposure(target, publicity),
      ...byAcl,
      ...namedExposures(target, policy, estate),
    ]
  })
}

const closed: Publicity = { answer: 'not-public' }

/** Whether a policy names anybody but accounts, their identities and services: only then can a stranger be among them. */
function mayBePublic(policy: Policy): boolean {
  return (
    mayNameOthers(policy) ||
    policy.statements.some(({ principal }) =>
      principal?.principals.some(({ type }) => type !== 'AWS' && type !== 'Service'),
    )
  )
}

function publicExposure(target: Guarded, publicity: Publicity): readonly Exposure[] {
  if (publicity.answer === 'not-public') return []
  const base = { target, principal: 'anyone', actions: [], conditions: [] }
  if (publicity.answer === 'unknown')
    return [{ ...base, reach: 'unknown', reason: publicity.reason }]
  if (isBlocked(target)) return []
  const { witness } = publicity
  const { allowedBy: statement, request } = witness
  const { kind, arn = base.principal } = request.principal
  return [
    {
      ...base,
      reach: 'public',
      // Whoever has an account with a provider at which everybody can have one.
      ...(kind === 'web-identity' && { principal: arn }),
      actions: statement.action.patterns,
      conditions: statement.conditions.map(({ key }) => key),
      statement,
      witness,
    },
  ]
}

/** S3 keeps strangers out of a bucket with a public policy where RestrictPublicBuckets is on, for it or for its account. */
function isBlocked({ s3 }: Guarded): boolean {
  return (
    s3?.bucketPublicAccessBlock?.restrictPublicBuckets === true ||
    s3?.accountPublicAccessBlock?.restrictPublicBuckets === true
  )
}

function namedExposures(target: Guarded, policy: Policy, estate: Estate): readonly Exposure[] {
  const found: Exposure[] = []
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow' || statement.principal?.negated !== false) continue
    const conditions = statement.conditions.map(({ key }) => key)
    const actions = statement.action.patterns
    for (const pattern of statement.principal.principals) {
      const outside = outsider(pattern, statement, target, estate)
      if (outside !== undefined) found.push({ target, ...outside, actions, conditions, statement })
    }
  }
  return found
}

function outsider(
  { type, value }: PrincipalPattern,
  statement: Statement,
  target: Guarded,
  estate: Estate,
): Pick<Exposure, 'reach' | 'principal'> | undefined {
  if (type === '*' || value === '*') {
    const organization = statement.conditions.find(
      ({ key, operator }) => key === 'aws:principalorgid' && operator === 'StringEquals',
    )
    const [id] = organization?.values ?? []
    return id === undefined ? undefined : { reach: 'organization', principal: id }
  }
  if (type === 'Federated') return isOwnProvider(value, target) ? undefined : federated(value)
  if (type === 'CanonicalUser') return { reach: 'cross-organization', principal: value }
  if (type !== 'AWS') return undefined
  const account = /^\d{12}$/.test(value) ? value : value.split(':')[4]
  if (account === undefined || account === target.account) return undefined
  return {
    reach: isSibling(account, target, estate) ? 'cross-account' : 'cross-organization',
    principal: value,
  }
}

function federated(value: string): Pick<Exposure, 'reach' | 'principal'> {
  return { reach: 'cross-organization', principal: value }
}

/** A provider that the account itself has set up vouches for its own people. */
function isOwnProvider(value: string, { account }: Guarded): boolean {
  return account !== undefined && value.split(':')[4] === account
}

function isSibling(account: string, target: Guarded, estate: Estate): boolean {
  const own = target.account === undefined ? undefined : estate.guardrails(target.account)
  const other = estate.guardrails(account)
  const id = own?.organization?.id
  return id !== undefined && id === other.organization?.id
}
