import { maybe, no, yes } from '../match/answer.ts'
import { RequestScope } from '../request/request-scope.ts'
import type { Authorization } from './authorization.ts'
import type { CompiledStatement } from './compile-policy.ts'
import type { AccessDecision, Layer, Verdict } from './decision.ts'
import { findGrant } from './find-grant.ts'
import { gatherLayers, inOrder, type Layers } from './gather-layers.ts'
import { bringsPublicAcl, effectiveBlock } from './layers/s3-public-access-block.ts'
import { isOwnersWayBack, ruleAgainst, ruleBeforePolicies } from './layers/service-rules.ts'
import { missingKeys } from './missing-keys.ts'
import { resourceSide } from './resource-side.ts'
import { splitCases } from './split-cases.ts'
import type { Tally } from './tally.ts'

/** Decides one action on one resource. */
export function decide(authorization: Authorization, scope: RequestScope): AccessDecision {
  const before = ruleBeforePolicies(scope)
  if (before !== undefined) return answer(before.verdict, 'service-rule', before.because)
  const layers = gatherLayers(authorization, scope)
  const denied = findDeny(layers, scope)
  if (denied?.verdict === 'explicit-deny') return denied
  const against = ruleAgainst(scope)
  if (against !== undefined) return answer(against.verdict, 'service-rule', against.because)
  const block = authorization.s3 === undefined ? undefined : effectiveBlock(authorization.s3)
  if (block?.blockPublicAcls === true && scope.service === 's3' && bringsPublicAcl(scope))
    return answer(
      'implicit-deny',
      's3-public-access-block',
      'BlockPublicAcls refuses calls that bring a public ACL',
    )
  const filtered = findFilter(layers)
  if (filtered?.verdict === 'implicit-deny') return filtered
  const grant = findGrant(layers, resourceSide(authorization, layers, scope), scope)
  if (grant.answer === no) return answer('implicit-deny', grant.layer, grant.because, grant.by)
  const doubt = filtered ?? (grant.answer === maybe ? undefined : denied)
  if (doubt === undefined && grant.answer === yes)
    return answer('allow', grant.layer, grant.because, grant.by)
  const unclear = unclearOf(layers)
  const found = doubt ?? answer('unknown', grant.layer, grant.because, grant.by)
  return (
    splitCases(unclear, scope, (context) =>
      decide(authorization, new RequestScope({ ...scope.request, context })),
    ) ?? { ...found, missingContext: missingKeys(scope, unclear) }
  )
}

const none: readonly string[] = []

function answer(
  verdict: Verdict,
  layer: Layer,
  because: string,
  by?: CompiledStatement,
): AccessDecision {
  if (by === undefined) return { verdict, layer, because, missingContext: none }
  const deciding = { policy: by.policy, statement: by.statement }
  return { verdict, layer, because, deciding, missingContext: none }
}

/** The first layer that denies, else the first that may. */
function findDeny(layers: Layers, scope: RequestScope): AccessDecision | undefined {
  if (!mayDeny(layers)) return undefined
  let doubt: AccessDecision | undefined
  for (const [layer, tally] of inOrder(layers)) {
    if (tally.deny === no) continue
    if (tally === layers.resource && isOwnersWayBack(scope)) continue
    if (tally.deny === yes)
      return answer('explicit-deny', layer, 'a statement denies it', tally.denyBy)
    doubt ??= answer('unknown', layer, doubtOf(tally), tally.denyBy)
  }
  return doubt
}

function mayDeny(layers: Layers): boolean {
  const denies = (tally: Tally | undefined) => tally !== undefined && tally.deny !== no
  return (
    denies(layers.identity) ||
    denies(layers.resource) ||
    denies(layers.boundary) ||
    denies(layers.session) ||
    denies(layers.endpoint) ||
    layers.serviceControl.some(denies) ||
    layers.resourceControl.some(denies)
  )
}

function doubtOf({ denyBy, partial }: Tally): string {
  return denyBy === undefined && partial !== undefined
    ? 'a part of this policy could not be read'
    : 'nobody knows whether this statement denies it'
}

/** Layers that never grant but have to allow: the first that does not, else the first of which nobody knows. */
function findFilter({ serviceControl, endpoint }: Layers): AccessDecision | undefined {
  let doubt: AccessDecision | undefined
  for (const tally of serviceControl) {
    const found = filter('service-control', tally)
    if (found?.verdict === 'implicit-deny') return found
    doubt ??= found
  }
  const last = endpoint === undefined ? undefined : filter('vpc-endpoint', endpoint)
  return last?.verdict === 'implicit-deny' ? last : (doubt ?? last)
}

const filterReasons = {
  'service-control': 'the policies of one level of the organisation do not allow it',
  'vpc-endpoint': 'the policy of the endpoint does not allow it',
} as const

function filter(layer: keyof typeof filterReasons, tally: Tally): AccessDecision | undefined {
  if (tally.allow === yes) return undefined
  if (tally.allow === no) return answer('implicit-deny', layer, filterReasons[layer])
  return answer('unknown', layer, 'nobody knows whether it allows', tally.allowBy)
}

function unclearOf(layers: Layers): readonly CompiledStatement[] {
  const unclear: CompiledStatement[] = []
  for (const [, tally] of inOrder(layers)) unclear.push(...(tally.unclear ?? []))
  return unclear
}
