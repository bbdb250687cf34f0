import type { AccessRequest } from '../request/request.ts'
import type { Authorization } from './authorization.ts'
import type { AccessDecision } from './decision.ts'

/** Whether a request goes through, over all layers. Source: IAM user guide, "Policy evaluation logic". */
export function evaluateAccess(
  authorization: Authorization,
  request: AccessRequest,
): AccessDecision {
  void [authorization, request]
  return { verdict: 'unknown', layer: 'identity', missingContext: [], because: '' }
}
