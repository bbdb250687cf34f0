import { type Answer, no, or, yes } from '../match/answer.ts'
import type { RequestScope } from '../request/request-scope.ts'
import type { Authorization } from './authorization.ts'
import type { CompiledStatement } from './compile-policy.ts'
import type { Layer } from './decision.ts'
import type { Layers } from './gather-layers.ts'
import { isGranted } from './layers/kms-grant.ts'
import { readAcls } from './layers/s3-acl.ts'
import { effectiveBlock } from './layers/s3-public-access-block.ts'
import { isPublicForS3 } from './layers/s3-public.ts'

/** What one way of naming the caller grants, and what grants it. */
export interface SideGrant {
  readonly answer: Answer
  readonly layer: Layer
  readonly by?: CompiledStatement | undefined
}

/** What the resource grants: its policy, its ACLs, its grants. */
export interface ResourceSide {
  /** The layer to name when nothing of it grants. */
  readonly layer: Layer
  readonly direct: SideGrant
  readonly role: SideGrant
  readonly account: SideGrant
}

/** Gathers what the resource grants. */
export function resourceSide(
  authorization: Authorization,
  layers: Layers,
  scope: RequestScope,
): ResourceSide {
  const side = fromPolicy(layers)
  if (scope.service === 's3' && authorization.s3 !== undefined)
    return withS3(side, authorization, scope)
  if (layers.resourceLayer === 'key' && authorization.kmsGrants !== undefined)
    return withGrants(side, authorization.kmsGrants, layers, scope)
  return side
}

function fromPolicy({ resource, resourceLayer: layer }: Layers): ResourceSide {
  const [direct, role, account] = resource?.grants ?? [no, no, no]
  const [byDirect, byRole, byAccount] = resource?.grantedBy ?? []
  return {
    layer,
    direct: { answer: direct, layer, by: byDirect },
    role: { answer: role, layer, by: byRole },
    account: { answer: account, layer, by: byAccount },
  }
}

function withGrants(
  side: ResourceSide,
  grants: NonNullable<Authorization['kmsGrants']>,
  layers: Layers,
  scope: RequestScope,
): ResourceSide {
  return {
    ...side,
    direct: either(side.direct, isGranted(grants, scope, layers.around), 'kms-grant'),
  }
}

/** RestrictPublicBuckets leaves of a public bucket policy only what it gives to its own account and to AWS services. */
function withS3(
  side: ResourceSide,
  { s3, resourcePolicy }: Authorization,
  scope: RequestScope,
): ResourceSide {
  if (s3 === undefined) return side
  const block = effectiveBlock(s3)
  const { kind } = scope.who.principal
  const outside = !scope.sameAccount && kind !== 'service'
  const restricted =
    block.restrictPublicBuckets === true &&
    outside &&
    resourcePolicy !== undefined &&
    isPublicForS3(resourcePolicy)
  const left = restricted ? blocked : side
  const acl = readAcls(s3, scope, block.ignorePublicAcls === true || restricted)
  return {
    ...left,
    direct: either(left.direct, acl.everyone, 's3-acl'),
    account: either(left.account, acl.account, 's3-acl'),
  }
}

const withheld: SideGrant = { answer: no, layer: 's3-public-access-block' }
const blocked: ResourceSide = {
  layer: 's3-public-access-block',
  direct: withheld,
  role: withheld,
  account: withheld,
}

function either(first: SideGrant, answer: Answer, layer: Layer): SideGrant {
  if (first.answer === yes || answer === no) return first
  return { answer: or(first.answer, answer), layer }
}
