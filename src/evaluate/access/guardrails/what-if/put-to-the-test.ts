import type { CloudTrailEvent } from '../../../../model/cloudtrail-event.ts'
import type { Estate } from '../../graph/estate.ts'
import type { Principal } from '../../request/principal.ts'
import type { AccessRequest } from '../../request/request.ts'
import { callerOf, contextOfEvent, type Strangers } from './event-request.ts'
import { type Effect, judgeCall, namesResources } from './judge-call.ts'
import { concreteArn, isVague, ownerOf } from './observed-resource.ts'
import type { Change } from './proposal.ts'
import type { Touches } from './touches.ts'

export interface Tested {
  readonly effect: Effect
  /** Absent where the log does not tell who called. */
  readonly principal?: Principal
  /** Absent where no request could be made of the event. */
  readonly request?: AccessRequest
}

const mostRemembered = 100_000

/**
 * Makes the request of an event and judges it. Each distinct request is evaluated once: what the changed policies do not look at
 * makes no difference.
 */
export function putToTheTest(change: Change, touches: Touches, estate: Estate) {
  const judged = new Map<string, Effect>()
  const strangers = strangersOf(change, estate)
  const named = change.all.some(({ statements }) => statements.some(namesResources))
  return (event: CloudTrailEvent, action: string, pattern: string, passedTo?: string): Tested => {
    const principal = callerOf(event, estate, strangers)
    if (principal === undefined) return { effect: unclear('the log does not tell who called') }
    const owner = ownerOf(event, action, pattern, estate)
    if (owner === undefined && change.proposal.type === 'rcp')
      return { principal, effect: unclear('the log does not tell whose resource it was') }
    const endpoint = event.vpcEndpointId
    const request: AccessRequest = {
      principal,
      action,
      resource: concreteArn(pattern),
      ...(owner !== undefined && { resourceAccount: owner }),
      context: contextOfEvent(event, passedTo),
      ...(typeof endpoint === 'string' && endpoint !== '' && { vpcEndpoint: { id: endpoint } }),
    }
    const vague = isVague(action, pattern)
    const key = `${vague} ${keyOf(request, touches.keys, named)}`
    let effect = judged.get(key)
    if (effect === undefined) {
      effect = judgeCall(change, touches, request, vague)
      if (judged.size >= mostRemembered) judged.clear()
      judged.set(key, effect)
    }
    return { principal, request, effect }
  }
}

/** Whether callers of other accounts are of another organization or of none makes a difference to `Null` alone. */
function strangersOf({ all }: Change, { resources }: Estate): Strangers {
  const known = resources.some(({ type }) => type === 'AWS::Organizations::Organization')
  const asks = all.some(({ statements }) =>
    statements.some(({ conditions }) =>
      conditions.some(({ operator, key }) => operator === 'Null' && key === 'aws:principalorgid'),
    ),
  )
  return known && !asks ? 'told' : 'unknown'
}

function keyOf(
  { principal, action, resource, resourceAccount, vpcEndpoint, context }: AccessRequest,
  keys: ReadonlySet<string>,
  named: boolean,
): string {
  const { arn, serviceNames, account, kind } = principal
  // Every caller has an address of its own; the other keys have few values, and keys follow from keys.
  const circumstances = [...context.values].filter(
    ([name]) => name !== 'aws:sourceip' || keys.has(name),
  )
  return JSON.stringify([
    arn ?? serviceNames?.[0] ?? account,
    kind,
    action,
    named || action.startsWith('iam:') ? resource : placeOf(resource),
    resourceAccount,
    vpcEndpoint?.id,
    circumstances,
  ])
}

function unclear(reason: string): Effect {
  return { kind: 'unknown', reason }
}

/** Where no policy names resources, one is like another of its Region and account. */
function placeOf(resource: string): string {
  return resource.split(':', 5).join(':')
}
