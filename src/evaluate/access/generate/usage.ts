import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import type { ActionFacts } from '../catalogue/facts.ts'
import { createEventActions, prefixOf } from './event-actions.ts'
import { loadEventCatalog } from './event-catalog.ts'
import { readParameters } from './event-parameters.ts'
import { createEventResources } from './event-resources.ts'
import { passedRoles } from './passed-roles.ts'
import { principalOfEvent } from './principal-of-event.ts'
import { addResource, type ResourceSet, resourceSet } from './resource-set.ts'

/** How one principal used one action. */
export interface Use {
  readonly action: ActionFacts
  count: number
  /** ISO 8601. */
  first: string
  last: string
  readonly resources: ResourceSet
  /** Circumstances that occurred; beyond `mostCircumstances` no condition is drawn from them. */
  readonly circumstances: Map<string, Circumstance>
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

/** What a principal did, action by action. */
export interface PrincipalUsage {
  readonly principal: string
  readonly uses: Map<string, Use>
  events: number
  /** Calls that were refused; they are not part of the policy. */
  denied: number
  /** Event → how often, where nobody knows which action it needed. */
  readonly unknown: Map<string, number>
}

export interface Usage {
  readonly principals: ReadonlyMap<string, PrincipalUsage>
  /** Services of which the logs hold data events, whoever made them. */
  readonly dataEvents: ReadonlySet<string>
  readonly events: number
  /** Events of principals that are not looked at any more, because there are too many. */
  readonly leftOut: number
  readonly first?: string
  readonly last?: string
}

export const mostCircumstances = 100
const mostPrincipals = 20_000
const mostUnknown = 1_000

/**
 * Gathers what principals did, in memory bound by what is distinct: no event is kept.
 * @param wanted whose events count, by ARN; monitored calls, which name nobody, count for `fallback`
 */
export function createUsageRecorder(wanted: (principal: string) => boolean, fallback?: string) {
  const events = loadEventCatalog()
  const actionsOf = createEventActions(loadCatalogue(), events)
  const resourcesOf = createEventResources(events)
  const principals = new Map<string, PrincipalUsage>()
  const dataEvents = new Set<string>()
  const span: { events: number; leftOut: number; first?: string; last?: string } = {
    events: 0,
    leftOut: 0,
  }

  return {
    add(event: CloudTrailEvent): void {
      span.events++
      const at = event.eventTime ?? ''
      if (at !== '' && (span.first === undefined || at < span.first)) span.first = at
      if (at !== '' && (span.last === undefined || at > span.last)) span.last = at
      const answer = actionsOf(event)
      if ('needed' in answer)
        for (const { action, dataEvent } of answer.needed)
          if (dataEvent) dataEvents.add(action.service)
      const principal =
        event.userIdentity?.type === 'Monitored' ? fallback : principalOfEvent(event)
      if (
        principal === undefined ||
        !wanted(principal) ||
        ('none' in answer && answer.none === 'no-call')
      )
        return
      const usage = usageOf(principal)
      if (usage === undefined) {
        span.leftOut++
        return
      }
      usage.events++
      if (isDenied(event)) usage.denied++
      else if ('none' in answer) {
        if (answer.none === 'unknown') count(usage.unknown, event)
      } else {
        const parameters = readParameters(event)
        for (const needed of answer.needed)
          record(usage, needed.action, resourcesOf(event, needed, parameters), event)
        for (const role of passedRoles(event, parameters.arns, events))
          record(usage, passRole, [role.arn], event, role.service)
      }
    },
    get usage(): Usage {
      return { principals, dataEvents, ...span }
    },
  }

  function usageOf(principal: string): PrincipalUsage | undefined {
    const known = principals.get(principal)
    if (known !== undefined || principals.size >= mostPrincipals) return known
    const usage = { principal, uses: new Map(), events: 0, denied: 0, unknown: new Map() }
    principals.set(principal, usage)
    return usage
  }

  /** A dry run of EC2 was allowed; that it stops is what was asked. */
  function isDenied({ errorCode }: CloudTrailEvent): boolean {
    return typeof errorCode === 'string' && events.denied.has(errorCode)
  }

  function count(unknown: Map<string, number>, event: CloudTrailEvent): void {
    const name = `${prefixOf(events, event.eventSource)}:${event.eventName}`
    if (unknown.has(name) || unknown.size < mostUnknown)
      unknown.set(name, (unknown.get(name) ?? 0) + 1)
  }
}

const passRole = loadCatalogue().action('iam:PassRole') ?? missing()

function missing(): never {
  throw new Error('The catalogue of actions lacks iam:PassRole.')
}

function record(
  usage: PrincipalUsage,
  action: ActionFacts,
  resources: readonly string[],
  event: CloudTrailEvent,
  passedTo?: string,
): void {
  const at = event.eventTime ?? ''
  let use = usage.uses.get(action.id)
  if (use === undefined) {
    use = {
      action,
      count: 0,
      first: at,
      last: at,
      resources: resourceSet(),
      circumstances: new Map(),
    }
    usage.uses.set(action.id, use)
  }
  use.count++
  if (at !== '' && (use.first === '' || at < use.first)) use.first = at
  if (at > use.last) use.last = at
  for (const resource of resources) addResource(use.resources, resource)
  const { awsRegion, userIdentity, vpcEndpointId } = event
  const via = userIdentity?.invokedBy
  const { latest } = use
  if (
    latest !== undefined &&
    latest.region === awsRegion &&
    latest.via === via &&
    latest.endpoint === vpcEndpointId &&
    latest.passedTo === passedTo
  )
    return
  const key = `${awsRegion} ${via} ${vpcEndpointId} ${passedTo}`
  const known = use.circumstances.get(key)
  if (known === undefined && use.circumstances.size > mostCircumstances) return
  use.latest = known ?? {
    ...(awsRegion !== undefined && { region: awsRegion }),
    ...(via !== undefined && { via }),
    ...(vpcEndpointId !== undefined && { endpoint: vpcEndpointId }),
    ...(passedTo !== undefined && { passedTo }),
  }
  if (known === undefined) use.circumstances.set(key, use.latest)
}
