import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { ActionFacts } from '../catalogue/facts.ts'
import type { EventCatalog } from './event-catalog.ts'
import { specialActions } from './special-actions.ts'

/** An action that a call needed, and on which side of the call, where it has two. */
export interface NeededAction {
  readonly action: ActionFacts
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
  const known = new Map<string, EventActions>()
  return (event: CloudTrailEvent): EventActions => {
    const { eventType } = event
    if (eventType !== undefined && eventType !== 'AwsApiCall') return { none: 'no-call' }
    const special = specialActions(event)
    if (special !== undefined) return resolve(catalogue, special)
    const key = `${event.eventSource} ${event.eventName}`
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = read(event.eventSource, event.eventName)
    if (known.size < rememberedNames) known.set(key, answer)
    return answer
  }

  function read(source: string, written: string): EventActions {
    const prefix = prefixOf(events, source)
    for (const name of new Set([written, withoutVersion(written)])) {
      const listed = events.actions(prefix, name)
      if (listed !== undefined)
        return listed.length === 0 ? { none: 'no-permission' } : resolve(catalogue, listed)
      const same = catalogue.action(`${prefix}:${name}`)
      if (same !== undefined) return { needed: [{ action: same }] }
    }
    return { none: 'unknown' }
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

function resolve(catalogue: Catalogue, written: readonly string[]): EventActions {
  const needed: NeededAction[] = []
  for (const text of written) {
    const [id = '', side] = text.split('@')
    const action = catalogue.action(id)
    if (action === undefined) continue
    needed.push(side === 'source' || side === 'destination' ? { action, side } : { action })
  }
  return needed.length === 0 ? { none: 'unknown' } : { needed }
}
