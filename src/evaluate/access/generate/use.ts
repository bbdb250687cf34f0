import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import type { ActionFacts } from '../catalogue/facts.ts'
import { addResource, type ResourceSet, resourceSet, type Room } from './resource-set.ts'
import { wholeTypeOf } from './whole-type.ts'

/** How one principal used one action. */
export interface Use {
  readonly action: ActionFacts
  count: number
  /** ISO 8601. */
  first: string
  last: string
  readonly resources: ResourceSet
  /** Different ones that occurred; beyond `mostCircumstances` no condition is drawn from them. */
  readonly circumstances: Circumstance[]
  /** The circumstance of the last use: most are like the one before. */
  latest?: Circumstance
}

/** What of a request can become a condition. */
export interface Circumstance {
  readonly region?: string
  /** Service that made the request for the principal. */
  readonly via?: string
  readonly endpoint?: string
  readonly passedTo?: string
}

export const mostCircumstances = 100

/** @returns the principal's use of the action, a new one if there was none */
export function useOf(
  { uses }: { readonly uses: Map<string, Use> },
  action: ActionFacts,
  room: Room,
): Use {
  const known = uses.get(action.id)
  if (known !== undefined) return known
  const use: Use = {
    action,
    count: 0,
    first: '',
    last: '',
    resources: resourceSet(wholeTypeOf(action), room),
    circumstances: [],
  }
  uses.set(action.id, use)
  return use
}

/** @param passedTo the service that a role was handed to, of uses of `iam:PassRole` */
export function countUse(
  use: Use,
  resources: readonly string[],
  event: CloudTrailEvent,
  passedTo?: string,
): void {
  const at = event.eventTime ?? ''
  use.count++
  if (at !== '' && (use.first === '' || at < use.first)) use.first = at
  if (at > use.last) use.last = at
  for (const resource of resources) addResource(use.resources, resource)
  addCircumstance(use, event, passedTo)
}

function addCircumstance(use: Use, event: CloudTrailEvent, passedTo: string | undefined): void {
  const { awsRegion, userIdentity, vpcEndpointId } = event
  const via = userIdentity?.invokedBy
  if (isSame(use.latest, awsRegion, via, vpcEndpointId, passedTo)) return
  for (const one of use.circumstances)
    if (isSame(one, awsRegion, via, vpcEndpointId, passedTo)) {
      use.latest = one
      return
    }
  if (use.circumstances.length > mostCircumstances) return
  use.latest = {
    ...(awsRegion !== undefined && { region: awsRegion }),
    ...(via !== undefined && { via }),
    ...(vpcEndpointId !== undefined && { endpoint: vpcEndpointId }),
    ...(passedTo !== undefined && { passedTo }),
  }
  use.circumstances.push(use.latest)
}

function isSame(
  one: Circumstance | undefined,
  region: string | undefined,
  via: string | undefined,
  endpoint: string | undefined,
  passedTo: string | undefined,
): boolean {
  return (
    one !== undefined &&
    one.region === region &&
    one.via === via &&
    one.endpoint === endpoint &&
    one.passedTo === passedTo
  )
}
