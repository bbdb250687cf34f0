import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import type { ActionFacts, ResourceTypeFacts } from '../catalogue/facts.ts'
import type { NeededAction } from './event-actions.ts'
import type { EventCatalog } from './event-catalog.ts'
import { type EventParameters, readParameters } from './event-parameters.ts'
import {
  compileArn,
  type CopySource,
  copySource,
  type EventPlace,
  type FillArn,
  type FilledArn,
} from './fill-arn.ts'

interface CompiledType {
  readonly matches: RegExp
  readonly fill: FillArn
}

/**
 * The resources that a call touched, as patterns for a policy: ARNs that the event names, else ARNs that its
 * parameters complete, with `*` for names that did not exist yet. `*` alone where the action knows no resources, or
 * where the event does not tell.
 */
export function createEventResources(events: EventCatalog) {
  const compiled = new Map<ResourceTypeFacts, CompiledType>()
  /** Most events follow others of the same place. */
  let latest: EventPlace = { Partition: 'aws', Region: '*', Account: '*' }

  return (
    event: CloudTrailEvent,
    { action, side }: NeededAction,
    whole: EventParameters,
  ): readonly string[] => {
    if (action.resources.length === 0) return everything
    const ofSide = side === undefined ? whole : readParameters(event, side)
    // Events of KMS name the keys of both sides in one list.
    const parameters =
      ofSide.arns.length === 0 && action.service !== 's3' ? { ...ofSide, arns: whole.arns } : ofSide
    const place = placeOf(event, parameters.arns)
    const copied = copySource(event, side)
    const [only] = action.resources
    if (action.resources.length === 1 && only !== undefined) {
      const [first, ...others] = resourcesOf(only.type, parameters, place, copied)
      if (first?.told === true && others.length === 0) return [first.arn]
    }
    return resourcesOfTypes(action.resources, parameters, place, copied)
  }

  function resourcesOfTypes(
    types: ActionFacts['resources'],
    parameters: EventParameters,
    place: EventPlace,
    copied: CopySource | undefined,
  ): readonly string[] {
    const told: string[] = []
    const partly: string[] = []
    let required = 0
    for (const { type, required: needed } of types) {
      if (needed) required++
      for (const filled of resourcesOf(type, parameters, place, copied))
        if (filled.told) told.push(filled.arn)
        else if (needed) partly.push(filled.arn)
    }
    // Of types that stand for each other (`object`, `object of an access point`) those that the event tells count.
    if (told.length > 0) return required > 1 ? [...told, ...partly] : told
    return partly.length > 0 ? partly : everything
  }

  function placeOf(event: CloudTrailEvent, arns: readonly string[]): EventPlace {
    const { awsRegion = '*', recipientAccountId, userIdentity } = event
    const Account = recipientAccountId ?? userIdentity?.accountId ?? ownerOf(arns) ?? '*'
    const Partition = partitionOf(awsRegion, userIdentity?.arn)
    const { Region } = latest
    if (Region !== awsRegion || latest.Account !== Account || latest.Partition !== Partition)
      latest = { Partition, Region: awsRegion, Account }
    return latest
  }

  function resourcesOf(
    type: ResourceTypeFacts,
    parameters: EventParameters,
    place: EventPlace,
    copied: CopySource | undefined,
  ): readonly FilledArn[] {
    let known = compiled.get(type)
    if (known === undefined) {
      known = { matches: matcherOf(type), fill: compileArn(type, events) }
      compiled.set(type, known)
    }
    const { matches, fill } = known
    if (parameters.arns.length > 0) {
      const named = parameters.arns.filter((arn) => matches.test(arn))
      if (named.length > 0) return named.map((arn) => ({ arn, told: true }))
    }
    return fill(place, parameters, copied)
  }
}

const everything: readonly string[] = ['*']

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

function partitionOf(region: string, arn = ''): string {
  if (arn.startsWith('arn:aws:')) return 'aws'
  const own = /^arn:([\w-]+):/.exec(arn)?.[1]
  if (own !== undefined) return own
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
