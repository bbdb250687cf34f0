import { evaluateAccess } from '../../evaluate/evaluate-access.ts'
import { isIncluded } from '../../include/is-included.ts'
import type { Policy, Statement } from '../../policy/policy.ts'
import type { AccessRequest } from '../../request/request.ts'
import type { Estate } from '../estate.ts'
import type { Identity } from '../identity.ts'
import { joinPolicies } from '../joined-policy.ts'

/** For one comparison; what takes longer is unknown. */
const milliseconds = 50

/**
 * Whether an identity may do something after a change that it may not do before: a request that the policies allow then and not now,
 * which the evaluator confirms over all layers. Unknown where there is such a request and none is confirmed.
 */
export function gains(before: Identity, after: Identity, estate: Estate): boolean | 'unknown' {
  const then = joinPolicies(after.policies, 'its policies').policy
  const now = joinPolicies(before.policies, 'its policies').policy
  const isUnbound = before.boundary !== undefined && after.boundary === undefined
  const limits = [now, ...(isUnbound ? [before.boundary] : [])].filter(
    (limit) => limit !== undefined,
  )
  let open = false
  for (const limit of limits)
    for (const wanted of [then, narrowed(then)]) {
      const found = isIncluded(wanted, limit, { milliseconds })
      if (found.answer === 'included') continue
      open ||= wanted === then
      if (found.answer === 'not-included' && isGained(found.witness.request)) return true
    }
  return open && 'unknown'

  function isGained(request: AccessRequest): boolean {
    const made = madeBy(request, after)
    return verdictOf(after, made) === 'allow' && verdictOf(before, made).endsWith('deny')
  }

  function verdictOf(identity: Identity, request: AccessRequest): string {
    return evaluateAccess(estate.authorization(identity), request).verdict
  }
}

/** Services in which nothing but the policies of the identity decides. */
const plain: Statement = {
  index: -1,
  effect: 'Deny',
  action: { negated: true, patterns: ['ec2:*', 'rds:*', 'cloudformation:*', 'iam:*', 's3:*'] },
  resource: { negated: false, patterns: ['*'] },
  conditions: [],
}

function narrowed(policy: Policy): Policy {
  return { ...policy, statements: [...policy.statements, plain] }
}

/** The request that was found, made by the identity on a resource of its own account. */
function madeBy(found: AccessRequest, { principal, account }: Identity): AccessRequest {
  const parts = found.resource.split(':')
  const resource = /^\d{12}$/.test(parts[4] ?? '')
    ? [...parts.slice(0, 4), account, ...parts.slice(5)].join(':')
    : found.resource
  return { ...found, principal, resource, resourceAccount: account }
}
