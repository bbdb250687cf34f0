import { findExposures, type Exposure } from '../../../evaluate/access/graph/exposure.ts'
import type { Estate } from '../../../evaluate/access/graph/estate.ts'
import type { Guarded } from '../../../evaluate/access/graph/resource-policies.ts'
import type { Condition } from '../../../evaluate/access/policy/policy.ts'
import { canonicalJson } from '../../../lib/canonical-json.ts'
import type { AccessFindingData } from '../../../store/schema.ts'
import { keyName } from '../../access/diff-request.ts'
import { type Found, resourceControlOf } from './found.ts'

/** Access from inside counts as such within the account of the resource, or within its organization. */
export type Zone = 'account' | 'organization'

/**
 * Who outside of the zone of trust has access to the resources of an estate by their policies: one finding for each
 * principal and conditions under which it has access, with all its actions.
 */
export function externalByPolicy(
  estate: Estate,
  zone: Zone,
  wanted: (target: Guarded) => boolean,
): readonly Found[] {
  const found = new Map<string, Found>()
  for (const exposure of findExposures(withTargets(estate, wanted))) {
    if (zone === 'organization' && isInside(exposure)) continue
    const one = findingOf(exposure, estate)
    const key = canonicalJson([one.data.resourceType, one.data.resource, one.about])
    found.set(key, merge(found.get(key), one))
  }
  return [...found.values()]
}

function withTargets(estate: Estate, wanted: (target: Guarded) => boolean): Estate {
  return { ...estate, guarded: estate.guarded.filter(wanted) }
}

function isInside({ reach }: Exposure): boolean {
  return reach === 'organization' || reach === 'cross-account'
}

function findingOf(exposure: Exposure, estate: Estate): Found {
  const { target, reach, statement, reason } = exposure
  const account = target.account ?? ''
  const accessPoint = target.resource.type === 'AWS::S3::AccessPoint' ? target.arn : undefined
  const base = {
    type: 'ExternalAccess' as const,
    resource: target.arn,
    resourceType: target.resource.type,
    account,
    source: sourceOf(exposure),
    ...(accessPoint !== undefined && { accessPoint }),
    resourceControl: resourceControlOf(estate, account),
  }
  if (reach === 'unknown') {
    const error = `UNDECIDED: ${reason ?? 'the policy could not be read'}`
    const what = exposure.acl === true ? 'the ACL' : accessPoint
    return { data: { ...base, condition: {}, error }, about: ['undecided', what] }
  }
  const data: AccessFindingData = {
    ...base,
    isPublic: reach === 'public',
    principal: principalOf(exposure),
    action: actionsOf(exposure),
    condition: conditionsOf(statement?.conditions ?? []),
  }
  if (exposure.acl === true) return { data, about: ['acl', data.principal] }
  return { data, about: [data.principal, data.condition, data.isPublic, accessPoint] }
}

function sourceOf({ acl, target }: Exposure): 'POLICY' | 'BUCKET_ACL' | 'S3_ACCESS_POINT' {
  if (acl === true) return 'BUCKET_ACL'
  return target.resource.type === 'AWS::S3::AccessPoint' ? 'S3_ACCESS_POINT' : 'POLICY'
}

/** `{AWS: '444455556666'}`: an account by its number, others by their ARN or name. */
function principalOf({ reach, principal }: Exposure): Record<string, string> {
  if (reach === 'organization' || principal === 'anyone') return { AWS: '*' }
  const root = /^arn:[^:]*:iam::(\d{12}):root$/.exec(principal)?.[1]
  if (root !== undefined) return { AWS: root }
  if (/^[0-9a-f]{64}$/.test(principal)) return { CanonicalUser: principal }
  const provider = /:(?:oidc|saml)-provider\//.test(principal)
  const known = /^(?:\d{12}$|arn:)/.test(principal) || /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(principal)
  return provider || !known ? { Federated: principal } : { AWS: principal }
}

function actionsOf({ statement, actions, witness }: Exposure): readonly string[] {
  if (statement?.action.negated !== true) return actions
  return witness === undefined ? ['*'] : [witness.request.action, '*']
}

function conditionsOf(conditions: readonly Condition[]): Record<string, string> {
  const values = new Map<string, Set<string>>()
  for (const { key, values: given, unresolved } of conditions) {
    const known = values.get(key) ?? new Set()
    for (const value of given) known.add(value)
    if (unresolved !== undefined) known.add('?')
    values.set(key, known)
  }
  return Object.fromEntries([...values].map(([key, list]) => [keyName(key), [...list].join(',')]))
}

function merge(before: Found | undefined, { data, about }: Found): Found {
  const actions = new Set([...(before?.data.action ?? []), ...(data.action ?? [])])
  return { about, data: { ...data, ...(actions.size > 0 && { action: [...actions].toSorted() }) } }
}
