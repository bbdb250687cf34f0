import { no } from '../match/answer.ts'
import type { PrincipalSurroundings } from '../match/principal.ts'
import type { PolicyType } from '../policy/policy.ts'
import type { RequestScope } from '../request/request-scope.ts'
import type { Authorization } from './authorization.ts'
import type { Layer } from './decision.ts'
import { tallyResourceControl, tallyServiceControl } from './layers/organization.ts'
import { type NamedTally, type Tally, tally, tallyNamed } from './tally.ts'

/** What every layer says; absent layers do not apply. */
export interface Layers {
  readonly around: PrincipalSurroundings
  readonly resourceControl: readonly Tally[]
  readonly serviceControl: readonly Tally[]
  readonly endpoint: Tally | undefined
  readonly resource: NamedTally | undefined
  /** What the policy of the resource is: keys and roles need it to speak for the caller, others do not. */
  readonly resourceLayer: 'resource' | 'trust' | 'key'
  readonly identity: Tally
  readonly boundary: Tally | undefined
  readonly session: Tally | undefined
}

const nothing: Tally = { deny: no, allow: no }

/** Asks every policy that has a say. */
export function gatherLayers(authorization: Authorization, scope: RequestScope): Layers {
  const { who, request } = scope
  const { kind } = who.principal
  const { permissionsBoundary, sessionPolicies, vpcEndpointPolicy } = authorization
  const own = who.hasAccount && kind !== 'root'
  const around = {
    who,
    bounded: own && permissionsBoundary !== undefined,
    gateway: false,
  }
  const resourceLayer = layerOfResource(scope)
  const policy = isAlias(scope) ? undefined : authorization.resourcePolicy
  const type: PolicyType = resourceLayer === 'trust' ? 'trust' : 'resource'
  const gateway = request.vpcEndpoint?.kind === 'gateway'
  return {
    around,
    resourceControl: tallyResourceControl(authorization, scope, around),
    serviceControl: tallyServiceControl(authorization, scope),
    endpoint:
      vpcEndpointPolicy &&
      tallyNamed(
        vpcEndpointPolicy,
        'vpc-endpoint',
        scope,
        gateway ? { ...around, gateway } : around,
      ),
    resource: policy && tallyNamed(policy, type, scope, around),
    resourceLayer,
    identity:
      own && authorization.identityPolicies !== undefined
        ? tally(authorization.identityPolicies, 'identity', scope)
        : nothing,
    boundary:
      own && permissionsBoundary !== undefined
        ? tally([permissionsBoundary], 'boundary', scope)
        : undefined,
    session: who.hasAccount ? tallySession(sessionPolicies, kind, scope) : undefined,
  }
}

/** Federated users have only what the policy of their session leaves of their parent's rights: without one, nothing. */
function tallySession(
  policies: Authorization['sessionPolicies'],
  kind: string,
  scope: RequestScope,
): Tally | undefined {
  if (policies !== undefined && policies.length > 0) return tally(policies, 'session', scope)
  return kind === 'federated-user' ? nothing : undefined
}

const roleActions = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:setsourceidentity',
  'sts:tagsession',
])

function layerOfResource({ action, service, parts }: RequestScope): Layers['resourceLayer'] {
  if (service === 'sts') return roleActions.has(action) ? 'trust' : 'resource'
  if (service !== 'kms' || parts === undefined) return 'resource'
  return parts[5].startsWith('key/') ? 'key' : 'resource'
}

/** Aliases have no policy of their own; the policy of the key is asked about the key. */
function isAlias({ service, parts }: RequestScope): boolean {
  return service === 'kms' && parts !== undefined && parts[5].startsWith('alias/')
}

/** The layers in the order in which denies are looked for. */
export function inOrder(layers: Layers): readonly (readonly [Layer, Tally])[] {
  const list: (readonly [Layer, Tally])[] = []
  for (const each of layers.resourceControl) list.push(['resource-control', each])
  for (const each of layers.serviceControl) list.push(['service-control', each])
  if (layers.endpoint !== undefined) list.push(['vpc-endpoint', layers.endpoint])
  if (layers.resource !== undefined) list.push([layers.resourceLayer, layers.resource])
  list.push(['identity', layers.identity])
  if (layers.boundary !== undefined) list.push(['boundary', layers.boundary])
  if (layers.session !== undefined) list.push(['session', layers.session])
  return list
}
