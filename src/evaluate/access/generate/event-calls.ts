import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import type { ActionFacts } from '../catalogue/facts.ts'
import type { NeededAction } from './event-actions.ts'
import type { EventCatalog } from './event-catalog.ts'
import { readParameters } from './event-parameters.ts'
import { accountOfEvent, createEventResources, partitionOfEvent } from './event-resources.ts'
import { passedRoles } from './passed-roles.ts'

/** What a call used, the same for all calls that are written alike. */
export interface Call {
  readonly used: readonly UsedAction[]
  /** Whether the event names more resources than are read of one event. */
  readonly cut: boolean
}

export interface UsedAction {
  readonly action: ActionFacts
  /** ARNs and patterns. */
  readonly resources: readonly string[]
  /** The service that a role was handed to, of uses of `iam:PassRole`. */
  readonly passedTo?: string
}

/** A call, and by what it is known again; not the event itself, which holds the text of its log. */
interface KnownCall extends Call {
  readonly name: string
  readonly source: string
  readonly readOnly: boolean | undefined
  readonly region: string | undefined
  readonly account: string | undefined
  readonly partition: string
  readonly resources: CloudTrailEvent['resources']
}

/** The calls of one request: most requests are made in one way. */
class KnownCalls {
  /** Who made them: others may read the same events, and know other calls. */
  readonly reader: object
  readonly calls: KnownCall[] = []

  constructor(reader: object) {
    this.reader = reader
  }
}

/** Different calls that are kept with one request. */
const mostCalls = 16
const passRole = loadCatalogue().action('iam:PassRole') ?? missing()

function missing(): never {
  throw new Error('The catalogue of actions lacks iam:PassRole.')
}

/** What calls used, by the actions they needed. It is kept with requests that are written alike, so that it is found out once. */
export function createEventCalls(events: EventCatalog) {
  const resourcesOf = createEventResources(events)
  const reader = {}
  return (event: CloudTrailEvent, needed: readonly NeededAction[]): Call => {
    const { request } = event
    if (request === undefined) return read(event, needed)
    const { made } = request
    const ofReader = made instanceof KnownCalls && made.reader === reader
    const { calls } = ofReader ? made : (request.made = new KnownCalls(reader))
    for (const call of calls) if (isCall(call, event)) return call
    const call = { ...read(event, needed), ...signsOf(event) }
    if (calls.length < mostCalls) calls.push(call)
    return call
  }

  function read(event: CloudTrailEvent, needed: readonly NeededAction[]): Call {
    const parameters = readParameters(event)
    let { cut } = parameters
    const onCut = (): void => {
      cut = true
    }
    const used = needed.map((one): UsedAction => ({
      action: one.action,
      resources: resourcesOf(event, one, parameters, onCut),
    }))
    for (const { arn, service } of passedRoles(event, parameters.arns, events))
      used.push({ action: passRole, resources: [arn], passedTo: service })
    return { used, cut }
  }
}

/** Everything that tells what a call used, but for its request. */
function signsOf(event: CloudTrailEvent): Omit<KnownCall, keyof Call> {
  return {
    name: event.eventName,
    source: event.eventSource,
    readOnly: event.readOnly,
    region: event.awsRegion,
    account: accountOfEvent(event),
    partition: partitionOfEvent(event),
    resources: event.resources,
  }
}

function isCall(call: KnownCall, event: CloudTrailEvent): boolean {
  return (
    call.name === event.eventName &&
    call.source === event.eventSource &&
    call.readOnly === event.readOnly &&
    call.region === event.awsRegion &&
    call.account === accountOfEvent(event) &&
    call.partition === partitionOfEvent(event) &&
    call.resources === event.resources
  )
}
