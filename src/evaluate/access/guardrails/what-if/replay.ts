import type { CloudTrailEvent } from '../../../../model/cloudtrail-event.ts'
import { loadCatalogue } from '../../catalogue/catalogue.ts'
import { createEventActions, type NeededAction, prefixOf } from '../../generate/event-actions.ts'
import { loadEventCatalog } from '../../generate/event-catalog.ts'
import { readParameters } from '../../generate/event-parameters.ts'
import { createEventResources } from '../../generate/event-resources.ts'
import { passedRoles } from '../../generate/passed-roles.ts'
import type { Estate } from '../../graph/estate.ts'
import { type BrokenCalls, CallGroups, type UnclearCalls } from './call-groups.ts'
import type { Effect } from './judge-call.ts'
import { putToTheTest } from './put-to-the-test.ts'
import type { Change } from './proposal.ts'
import { type Touches, touchesOf } from './touches.ts'

export interface Replayed {
  /** Records that are calls to AWS, refused ones among them. */
  readonly events: number
  readonly first?: string
  readonly last?: string
  /** Calls that were refused: nothing to break. */
  readonly refused: number
  /** Calls that today's guardrails deny already, though the log shows them going through. */
  readonly deniedBefore: number
  /** Calls that would break, and those of which nobody can tell; a call of several actions or resources counts once. */
  readonly calls: { readonly broken: number; readonly unclear: number }
  /** Most calls first. */
  readonly broken: readonly BrokenCalls[]
  readonly unclear: readonly UnclearCalls[]
  /** Events whose action nobody knows, of services that the change is about: name → how often. */
  readonly unplaced: Readonly<Record<string, number>>
  /** Services with touched actions that are logged only as data events, of which the logs hold none. */
  readonly silent: readonly string[]
  /** Requests that came when the lists were full; `calls` counts them too. */
  readonly beyond: { readonly broken: number; readonly unclear: number }
}

const mostNames = 1_000

/** Replays logged calls against a change, in memory bound by what is distinct and by limits; no event is kept. */
export function createReplay(change: Change, estate: Estate) {
  const catalog = loadEventCatalog()
  const actionsOf = createEventActions(loadCatalogue(), catalog)
  const resourcesOf = createEventResources(catalog)
  const touches = touchesOf(change)
  const test = putToTheTest(change, touches, estate)
  const groups = new CallGroups()
  const unplaced = new Map<string, number>()
  const dataServices = new Set<string>()
  const span = { events: 0, refused: 0, deniedBefore: 0, first: '', last: '' }
  const calls = { broken: 0, unclear: 0 }
  const passes = touches.action('iam:PassRole')
  return { add, result }

  function add(event: CloudTrailEvent): void {
    const answer = actionsOf(event)
    if ('none' in answer && answer.none === 'no-call') return
    span.events++
    const at = timeOf(event)
    if (at !== '' && (span.first === '' || at < span.first)) span.first = at
    if (at > span.last) span.last = at
    if ('needed' in answer)
      for (const { action, dataEvent } of answer.needed)
        if (dataEvent) dataServices.add(action.service)
    if (typeof event.errorCode === 'string' && catalog.denied.has(event.errorCode)) span.refused++
    else if ('needed' in answer) replay(event, answer.needed)
    else if (answer.none === 'unknown') noteUnplaced(event)
  }

  function replay(event: CloudTrailEvent, needed: readonly NeededAction[]): void {
    const relevant = needed.filter(({ action }) => touches.action(action.id))
    if (relevant.length === 0 && !passes) return
    const parameters = readParameters(event)
    const found = new Set<Effect['kind']>()
    for (const one of relevant)
      for (const pattern of resourcesOf(event, one, parameters))
        found.add(ask(event, one.action.id, pattern))
    if (passes)
      for (const { arn, service } of passedRoles(event, parameters.arns, catalog))
        found.add(ask(event, 'iam:PassRole', arn, service))
    if (found.has('broken')) calls.broken++
    else if (found.has('unknown')) calls.unclear++
    else if (found.has('denied-before')) span.deniedBefore++
  }

  function ask(event: CloudTrailEvent, action: string, pattern: string, passedTo?: string) {
    const { effect, ...who } = test(event, action, pattern, passedTo)
    if (effect.kind === 'broken' || effect.kind === 'unknown') {
      const { awsRegion: region } = event
      groups.add({ ...who, effect, action, pattern, at: timeOf(event), region, event: span.events })
    }
    return effect.kind
  }

  function noteUnplaced(event: CloudTrailEvent): void {
    const name = `${prefixOf(catalog, event.eventSource)}:${event.eventName}`.slice(0, 300)
    if (!touches.action(name)) return
    if (unplaced.has(name) || unplaced.size < mostNames)
      unplaced.set(name, (unplaced.get(name) ?? 0) + 1)
  }

  function result(): Replayed {
    return {
      events: span.events,
      ...(span.first !== '' && { first: span.first, last: span.last }),
      refused: span.refused,
      deniedBefore: span.deniedBefore,
      calls,
      ...groups.list(),
      unplaced: Object.fromEntries([...unplaced].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      silent: silentServices(touches, dataServices),
      beyond: groups.beyond,
    }
  }
}

/** Services with touched actions that only data events show, of which the logs hold none. */
function silentServices(touches: Touches, seen: ReadonlySet<string>): readonly string[] {
  const catalogue = loadCatalogue()
  const events = loadEventCatalog()
  return catalogue.prefixes.filter((prefix) => {
    if (seen.has(prefix)) return false
    const actions = [...(catalogue.service(prefix)?.actions.values() ?? [])]
    return actions.some(({ id }) => events.isDataEvent(id) && touches.action(id))
  })
}

function timeOf({ eventTime }: CloudTrailEvent): string {
  return typeof eventTime === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{5,20}Z$/.test(eventTime)
    ? eventTime
    : ''
}
