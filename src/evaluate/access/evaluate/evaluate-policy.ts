import type { Policy, PolicyType } from '../policy/policy.ts'
import type { AccessRequest } from '../request/request.ts'
import type { PolicyDecision } from './decision.ts'

/**
 * What one policy says of a request, taken alone. The principal counts only where the type has principals.
 * @param type what the policy is attached as; it changes how short ARNs and absent elements are read
 */
export function evaluatePolicy(
  policy: Policy,
  type: PolicyType,
  request: AccessRequest,
): PolicyDecision {
  void [policy, type, request]
  return { verdict: 'unknown', statements: [], missingContext: [] }
}
