import type { Policy, Statement } from '../policy/policy.ts'
import type { AccessRequest } from '../request/request.ts'
import type { Principal } from '../request/principal.ts'
import type { AccessDecision, Layer } from './decision.ts'

/** How sentences call a layer. */
const layerNames: Readonly<Record<Layer, string>> = {
  'service-rule': 'a rule of the service',
  'resource-control': 'a resource control policy',
  'service-control': 'a service control policy',
  'vpc-endpoint': 'the policy of the VPC endpoint',
  's3-public-access-block': 'S3 Block Public Access',
  'access-point': 'the policy of the access point',
  's3-acl': 'an access control list of S3',
  resource: 'the policy of the resource',
  trust: 'the trust policy of the role',
  key: 'the policy of the key',
  'kms-grant': 'a grant on the key',
  identity: 'the policies of the caller',
  boundary: 'the permissions boundary',
  session: 'the session policies',
  'root-user': 'the root user',
}

/**
 * Says in plain sentences why a request is allowed, denied or unknown, and which statement made it so. Text of policies and requests
 * is quoted as it is: neutralise it for where it is shown.
 */
export function explainDecision(request: AccessRequest, decision: AccessDecision): string {
  const what = `${nameOf(request.principal)} ${verbs[decision.verdict]} ${request.action} on ${request.resource}`
  const where = placeOf(decision)
  const why = `${capital(where)}: ${decision.because}.`
  const missing =
    decision.missingContext.length === 0
      ? ''
      : ` It depends on ${list(decision.missingContext)}, which ${decision.missingContext.length === 1 ? 'is' : 'are'} not known.`
  return `${what}. ${why}${missing}`
}

const verbs = {
  allow: 'may call',
  'explicit-deny': 'is denied',
  'implicit-deny': 'may not call',
  unknown: 'may or may not call',
} as const

function placeOf({ layer, deciding }: AccessDecision): string {
  if (deciding === undefined) return layerNames[layer]
  return `${describeStatement(deciding.policy, deciding.statement)} of ${layerNames[layer]}`
}

/** `statement 2 "DenyOutside" in guardrails.json`: statements are counted from 1. */
export function describeStatement({ name, id }: Policy, { index, sid }: Statement): string {
  const label = sid === undefined ? '' : ` ${JSON.stringify(sid)}`
  const policy = name ?? id
  return `statement ${index + 1}${label}${policy === undefined ? '' : ` in ${policy}`}`
}

function nameOf({ kind, arn, account, serviceNames }: Principal): string {
  if (arn !== undefined) return arn
  if (kind === 'anonymous') return 'An anonymous caller'
  if (kind === 'root') return `The root user of ${account ?? 'the account'}`
  return serviceNames?.[0] ?? `A ${kind}`
}

function list(keys: readonly string[]): string {
  if (keys.length < 2) return keys.join('')
  return `${keys.slice(0, -1).join(', ')} and ${keys.at(-1)}`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
