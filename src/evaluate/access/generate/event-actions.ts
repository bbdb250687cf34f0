import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { ActionFacts } from '../catalogue/facts.ts'
import type { EventCatalog } from './event-catalog.ts'
import { RecentTexts } from './recent-texts.ts'
import { specialActions } from './special-actions.ts'

/** An action that a call needed, and on which side of the call, where it has two. */
export interface NeededAction {
  readonly action: ActionFacts
  /** Whether CloudTrail records it only where a trail asks for data events. */
  readonly dataEvent: boolean
  readonly side?: 'source' | 'destination'
}

export type EventActions =
  | { readonly needed: readonly NeededAction[] }
  /** Nothing was needed, or nobody knows what. */
  | { readonly none: 'no-permission' | 'no-call' | 'unknown' }

/**
 * Which IAM actions an event needed. Most operations have the action of their own name (95 % of those of the SDKs);
 * `catalog/access/cloudtrail.json` lists the others. Answers are remembered by name.
 */
export function createEventActions(catalogue: Catalogue, events: EventCatalog) {
  const known = new Map<string, Map<string, EventActions>>()
  const recent = new RecentTexts<{ readonly source: string; readonly answer: EventActions }>()
  let size = 0
  return (event: CloudTrailEvent): EventActions => {
    const { eventType } = event
    if (eventType !== undefined && eventType !== 'AwsApiCall') return { none: 'no-call' }
    const special = specialActions(event)
    if (special !== undefined) return resolve(special)
    const latest = recent.get(event.eventName)
    if (latest !== undefined && latest.source === event.eventSource) return latest.answer
    const answer = answerFor(event)
    recent.set(event.eventName, { source: event.eventSource, answer })
    return answer
  }

  function answerFor(event: CloudTrailEvent): EventActions {
    const before = known.get(event.eventSource)?.get(event.eventName)
    if (before !== undefined) return before
    const answer = read(event.eventSource, event.eventName)
    if (size++ < rememberedNames) remember(event, answer)
    return answer
  }

  function remember({ eventSource, eventName }: CloudTrailEvent, answer: EventActions): void {
    const names = known.get(eventSource)
    if (names === undefined) known.set(eventSource, new Map([[eventName, answer]]))
    else names.set(eventName, answer)
  }

  function read(source: string, written: string): EventActions {
    const prefix = prefixOf(events, source)
    for (const name of new Set([written, withoutVersion(written)])) {
      const listed = events.actions(prefix, name)
      if (listed !== undefined)
        return listed.length === 0 ? { none: 'no-permission' } : resolve(listed)
      const same = catalogue.action(`${prefix}:${name}`)
      if (same !== undefined) return resolve([same.id])
    }
    return { none: 'unknown' }
  }

  function resolve(written: readonly string[]): EventActions {
    const needed: NeededAction[] = []
    for (const text of written) {
      const [id = '', side] = text.split('@')
      const action = catalogue.action(id)
      if (action === undefined) continue
      const dataEvent = events.isDataEvent(action.id)
      needed.push(
        side === 'source' || side === 'destination'
          ? { action, dataEvent, side }
          : { action, dataEvent },
      )
    }
    return needed.length === 0 ? { none: 'unknown' } : { needed }
  }
}

/** Hostile logs may hold any number of names. */
const rememberedNames = 50_000

/** The IAM prefix of an event source: `monitoring.amazonaws.com` is `cloudwatch`. */
export function prefixOf(events: EventCatalog, source: string): string {
  return events.prefix(source.toLowerCase().replace(/\.amazonaws\.com(\.cn)?$/, ''))
}

/** Lambda and CloudFront put the version of their API behind the name: `GetFunction20150331v2`, `…2020_05_31`. */
function withoutVersion(name: string): string {
  return name.replace(/\d{4}_?\d{2}_?\d{2}(v\d+)?$/, '')
}
