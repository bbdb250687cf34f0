import type { AccessDecision } from '../evaluate/decision.ts'
import { evaluateAccess } from '../evaluate/evaluate-access.ts'
import type { Organization } from '../evaluate/authorization.ts'
import type { Policy } from '../policy/policy.ts'
import type { AccessRequest } from '../request/request.ts'

/** The guardrails of a caller's account and of the account that owns the resource, level by level. */
export interface GuardrailLevels {
  readonly serviceControl?: readonly (readonly Policy[])[]
  readonly resourceControl?: readonly (readonly Policy[])[]
  readonly organization?: Organization
}

const everything = {
  index: 0,
  effect: 'Allow',
  action: { negated: false, patterns: ['*'] },
  resource: { negated: false, patterns: ['*'] },
  conditions: [],
} as const

/** What AWS attaches at every level. */
export const fullAccess: Policy = {
  version: '2012-10-17',
  name: 'FullAWSAccess',
  statements: [everything],
}

/** Lets everyone in, so that only the guardrails decide. */
const openDoor: Policy = {
  version: '2012-10-17',
  name: 'everyone',
  statements: [
    { ...everything, principal: { negated: false, principals: [{ type: '*', value: '*' }] } },
  ],
}

/**
 * What guardrails alone say of a request: it is granted by everything else. Who they do not bind (the management
 * account, service-linked roles, services) is as AWS Organizations defines, and decided by the evaluator.
 */
export function judgeByGuardrails(levels: GuardrailLevels, request: AccessRequest): AccessDecision {
  const { serviceControl, resourceControl, organization } = levels
  return evaluateAccess(
    {
      identityPolicies: [fullAccess],
      resourcePolicy: openDoor,
      ...(serviceControl !== undefined && { serviceControlPolicies: serviceControl }),
      ...(resourceControl !== undefined && { resourceControlPolicies: resourceControl }),
      ...(organization !== undefined && { organization }),
    },
    request,
  )
}

/** Whether a guardrail denied it, rather than a rule of the service. */
export function deniedByGuardrail({ verdict, layer }: AccessDecision): boolean {
  return verdict.endsWith('deny') && (layer === 'service-control' || layer === 'resource-control')
}
