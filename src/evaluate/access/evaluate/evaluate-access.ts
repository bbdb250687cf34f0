import { startWork, WorkBudgetSpent } from '../match/work-budget.ts'
import type { Principal } from '../request/principal.ts'
import type { AccessRequest } from '../request/request.ts'
import { RequestScope } from '../request/request-scope.ts'
import { decideThroughAccessPoint } from './access-point.ts'
import type { Authorization } from './authorization.ts'
import { combineDecisions } from './combine-decisions.ts'
import { decide } from './decide.ts'
import type { AccessDecision } from './decision.ts'
import { impliedActions } from './implied-actions.ts'

/**
 * Whether a request goes through, over all layers. Never throws; what takes too long to match is unknown.
 * Source: IAM user guide, "Policy evaluation logic".
 */
export function evaluateAccess(
  authorization: Authorization,
  request: AccessRequest,
): AccessDecision {
  startWork()
  try {
    const decision = decideOne(authorization, request)
    const implied = impliedActions(request)
    if (implied.length === 0 || decision.verdict.endsWith('deny')) return decision
    const others = implied.map((action) => decideImplied(authorization, { ...request, action }))
    return combineDecisions([decision, ...others])
  } catch (error) {
    if (!(error instanceof WorkBudgetSpent)) throw error
    return { verdict: 'unknown', layer: 'service-rule', missingContext: [], because: error.message }
  }
}

function decideImplied(authorization: Authorization, request: AccessRequest): AccessDecision {
  return { ...decideOne(authorization, request), request }
}

/** One permission of a call that needs several: what is asked for, and what has a say in it. */
export interface Permission {
  readonly authorization: Authorization
  readonly request: AccessRequest
}

/**
 * Whether a call goes through that touches several resources or depends on further actions: `ec2:RunInstances` on instance,
 * image and subnet, and `iam:PassRole` on the role. Each is decided with its own context, and all have to be allowed.
 */
export function evaluateCall(permissions: readonly [Permission, ...Permission[]]): AccessDecision {
  const [first, ...others] = permissions
  return combineDecisions([decideFor(first), ...others.map(decideFor)])
}

function decideFor({ authorization, request }: Permission): AccessDecision {
  return { request, ...evaluateAccess(authorization, request) }
}

function decideOne(authorization: Authorization, request: AccessRequest): AccessDecision {
  const linked = perhapsServiceLinked(request.principal)
  if (linked === undefined) return decideAs(authorization, request)
  const ordinary = decideAs(authorization, request)
  const { verdict } = decideAs(authorization, { ...request, principal: linked })
  if (verdict === ordinary.verdict) return ordinary
  const because = 'nobody knows whether the role of the session is one of a service'
  const { layer } = ordinary
  return { verdict: 'unknown', layer, because, missingContext: [] }
}

/**
 * The same session as one of a service-linked role, where its role has the name of one and nobody told its path: such roles are
 * exempt from guardrails, and other roles might have the name.
 */
function perhapsServiceLinked(principal: Principal): Principal | undefined {
  const { kind, arn, roleArn } = principal
  if (kind !== 'assumed-role' || roleArn !== undefined) return undefined
  if (arn?.includes(':assumed-role/AWSServiceRoleFor') !== true) return undefined
  return { ...principal, kind: 'service-linked-role' }
}

function decideAs(authorization: Authorization, request: AccessRequest): AccessDecision {
  const point = authorization.s3?.accessPoint
  return point === undefined
    ? decide(authorization, new RequestScope(request))
    : decideThroughAccessPoint(authorization, request, point)
}
