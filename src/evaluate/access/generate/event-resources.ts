import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import type { ActionFacts, ResourceTypeFacts } from '../catalogue/facts.ts'
import type { NeededAction } from './event-actions.ts'
import type { EventCatalog } from './event-catalog.ts'
import { type EventParameters, readParameters } from './event-parameters.ts'
import { copySource, createArnCompiler, type EventPlace, type FillArn } from './fill-arn.ts'

interface CompiledType {
  readonly required: boolean
  readonly matches: RegExp
  readonly fill: FillArn
}

/** Hostile logs may name any number of places. */
const mostPlaces = 100

/**
 * The resources that a call touched, as patterns for a policy: ARNs that the event names, else ARNs that its
 * parameters complete, with `*` for names that did not exist yet. `*` alone where the action knows no resources, or
 * where the event does not tell.
 */
export function createEventResources(events: EventCatalog) {
  const compileArn = createArnCompiler(events)
  const compiled = new Map<ResourceTypeFacts, Omit<CompiledType, 'required'>>()
  const typesOf = new Map<ActionFacts, readonly CompiledType[]>()
  const places: EventPlace[] = []
  /** Most events follow others of the same place. */
  let latest: EventPlace = { Partition: 'aws', Region: '*', Account: '*' }

  /** @param onCut called when there are more resources than are returned */
  return (
    event: CloudTrailEvent,
    { action, side }: NeededAction,
    whole: EventParameters,
    onCut?: () => void,
  ): readonly string[] => {
    if (action.resources.length === 0) return everything
    const ofSide = side === undefined ? whole : readParameters(event, side)
    // Events of KMS name the keys of both sides in one list.
    const parameters =
      ofSide.arns.length === 0 && whole.arns.length > 0 && action.service !== 's3'
        ? { ...ofSide, arns: whole.arns }
        : ofSide
    const place = placeOf(event, parameters.arns)
    const copied = copySource(event, side)
    let told = none
    let partly = none
    let required = 0
    for (const type of typesOf.get(action) ?? compile(action)) {
      if (type.required) required++
      const named = namedBy(parameters, type)
      if (named.length > 0) {
        told = join(told, named)
        continue
      }
      const filled = type.fill(place, parameters, copied)
      if (filled.cut) onCut?.()
      told = join(told, filled.told)
      if (type.required) partly = join(partly, filled.partly)
    }
    // Of types that stand for each other (`object`, `object of an access point`) those that the event tells count.
    if (told.length > 0) return required > 1 ? join(told, partly) : told
    return partly.length > 0 ? partly : everything
  }

  function compile(action: ActionFacts): readonly CompiledType[] {
    const types = action.resources.map(({ type, required }): CompiledType => {
      const known = compiled.get(type) ?? { matches: matcherOf(type), fill: compileArn(type) }
      compiled.set(type, known)
      return { required, matches: known.matches, fill: known.fill }
    })
    typesOf.set(action, types)
    return types
  }

  function placeOf(event: CloudTrailEvent, arns: readonly string[]): EventPlace {
    const { awsRegion: Region = '*' } = event
    const Account = accountOfEvent(event) ?? ownerOf(arns) ?? '*'
    const Partition = partitionOfEvent(event)
    if (isAt(latest, Partition, Region, Account)) return latest
    const known = places.find((one) => isAt(one, Partition, Region, Account))
    latest = known ?? { Partition, Region, Account }
    if (known === undefined && places.length < mostPlaces) places.push(latest)
    return latest
  }
}

function isAt(place: EventPlace, partition: string, region: string, account: string): boolean {
  return place.Region === region && place.Account === account && place.Partition === partition
}

function namedBy({ arns }: EventParameters, { matches }: CompiledType): readonly string[] {
  return arns.length === 0 ? none : arns.filter((arn) => matches.test(arn))
}

const none: readonly string[] = []

/** Nearly always one of both is empty. */
function join(a: readonly string[], b: readonly string[]): readonly string[] {
  if (b.length === 0) return a
  return a.length === 0 ? b : [...a, ...b]
}

export const everything: readonly string[] = ['*']

/** Matches ARNs of a type. A name in the middle of an ARN holds no separator; the last one may. */
function matcherOf(type: ResourceTypeFacts): RegExp {
  const parts = type.arn
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const last = parts.pop() ?? ''
  return new RegExp(`^${parts.join('[^:/]*')}${parts.length > 0 ? '.+' : ''}${last}$`)
}

function ownerOf(arns: readonly string[]): string | undefined {
  return arns.map((arn) => arn.split(':')[4]).find((id) => id !== undefined && id !== '')
}

/** The account that an event happened in, as far as it tells. */
export function accountOfEvent(event: CloudTrailEvent): string | undefined {
  return event.recipientAccountId ?? event.userIdentity?.accountId
}

/** The partition of whoever called, else that of the Region. */
export function partitionOfEvent({ awsRegion = '*', userIdentity }: CloudTrailEvent): string {
  const arn = userIdentity?.arn ?? ''
  if (arn.startsWith('arn:aws:')) return 'aws'
  const own = /^arn:([\w-]+):/.exec(arn)?.[1]
  if (own !== undefined) return own
  return awsRegion.startsWith('cn-')
    ? 'aws-cn'
    : awsRegion.startsWith('us-gov-')
      ? 'aws-us-gov'
      : 'aws'
}
