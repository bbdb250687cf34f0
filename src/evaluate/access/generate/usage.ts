import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { createEventActions, type NeededAction, prefixOf } from './event-actions.ts'
import { createEventCalls } from './event-calls.ts'
import { loadEventCatalog } from './event-catalog.ts'
import { everything } from './event-resources.ts'
import { mayPassRoles } from './passed-roles.ts'
import { principalOfEvent } from './principal-of-event.ts'
import { Principals, type PrincipalUsage } from './principals.ts'
import { createRoom } from './resource-set.ts'
import { countUse, useOf } from './use.ts'

export interface Usage {
  readonly principals: ReadonlyMap<string, PrincipalUsage>
  /** Services of which the logs hold data events, whoever made them. */
  readonly dataEvents: ReadonlySet<string>
  readonly events: number
  /** Events of principals that are not looked at any more, because there are too many. */
  readonly leftOut: number
  /** Some of the principals that were not asked for. */
  readonly others: readonly string[]
  readonly first?: string
  readonly last?: string
}

const mostUnknown = 1_000

function namesResources({ action }: NeededAction): boolean {
  return action.resources.length > 0
}

/**
 * Gathers what principals did, in memory bound by what is distinct: no event is kept.
 * @param wanted whose events count, by ARN; monitored calls, which name nobody, count for `fallback`
 */
export function createUsageRecorder(wanted: (principal: string) => boolean, fallback?: string) {
  const events = loadEventCatalog()
  const actionsOf = createEventActions(loadCatalogue(), events)
  const callOf = createEventCalls(events)
  const principals = new Principals(wanted)
  const room = createRoom()
  const dataEvents = new Set<string>()
  const span: { events: number; first?: string; last?: string } = { events: 0 }

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
      if ('none' in answer && answer.none === 'no-call') return
      const usage = principals.of(
        event.userIdentity?.type === 'Monitored' ? fallback : principalOfEvent(event),
      )
      if (usage === undefined) return
      usage.events++
      if (isDenied(event)) usage.denied++
      else if ('needed' in answer) record(usage, answer.needed, event)
      else if (answer.none === 'unknown') countUnknown(usage, event)
    },
    get usage(): Usage {
      const { seen, leftOut, others } = principals
      return { principals: seen, leftOut, others, dataEvents, ...span }
    },
  }

  /** A dry run of EC2 was allowed; that it stops is what was asked. */
  function isDenied({ errorCode }: CloudTrailEvent): boolean {
    return errorCode !== undefined && events.denied.has(errorCode)
  }

  function record(
    usage: PrincipalUsage,
    needed: readonly NeededAction[],
    event: CloudTrailEvent,
  ): void {
    if (!needed.some(namesResources) && !mayPassRoles(event)) {
      for (const { action } of needed) countUse(useOf(usage, action, room), everything, event)
      return
    }
    const { used, cut } = callOf(event, needed)
    for (const { action, resources, passedTo } of used)
      countUse(useOf(usage, action, room), resources, event, passedTo)
    if (cut) usage.cut++
  }

  function countUnknown(usage: PrincipalUsage, event: CloudTrailEvent): void {
    const { unknown } = usage
    const name = `${prefixOf(events, event.eventSource)}:${event.eventName}`
    if (unknown.has(name) || unknown.size < mostUnknown)
      unknown.set(name, (unknown.get(name) ?? 0) + 1)
    else usage.unknownLeftOut++
  }
}
