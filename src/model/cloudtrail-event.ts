/**
 * One record of CloudTrail, as far as it is used. Nothing of it is trusted: fields may be missing or of another type.
 * Source: CloudTrail record contents, event version 1.11.
 */
export interface CloudTrailEvent {
  /** ISO 8601. */
  readonly eventTime?: string
  /** Host of the service: `s3.amazonaws.com`. */
  readonly eventSource: string
  /** Operation, for some services with an API version behind it: `CreateFunction20150331`. */
  readonly eventName: string
  readonly eventType?: string
  /** Of each event its own, the same in every copy that is delivered. */
  readonly eventID?: string
  readonly awsRegion?: string
  readonly recipientAccountId?: string
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly readOnly?: boolean
  readonly vpcEndpointId?: string
  readonly sourceIPAddress?: string
  readonly userIdentity?: CloudTrailIdentity
  readonly requestParameters?: Readonly<Record<string, unknown>> | null
  readonly responseElements?: Readonly<Record<string, unknown>> | null
  readonly resources?: readonly {
    readonly ARN?: string
    readonly type?: string
    readonly accountId?: string
  }[]
  /** The same for events that were read with the same `requestParameters`, where the reader of the log knows. */
  readonly request?: SharedRequest
}

/** A request that several events share. */
export interface SharedRequest {
  /** What was made of it, for whoever made it. */
  made?: unknown
}

export interface CloudTrailIdentity {
  readonly type?: string
  readonly arn?: string
  readonly accountId?: string
  readonly userName?: string
  /** The service that made the request for the identity: `cloudformation.amazonaws.com`. */
  readonly invokedBy?: string
  readonly sessionContext?: {
    readonly sessionIssuer?: { readonly type?: string; readonly arn?: string }
  }
}

/** Whether parsed JSON has what every record has. */
export function isCloudTrailEvent(value: unknown): value is CloudTrailEvent {
  if (typeof value !== 'object' || value === null) return false
  const { eventSource, eventName } = value as Record<string, unknown>
  return typeof eventSource === 'string' && typeof eventName === 'string'
}

const texts = [
  'eventTime',
  'eventType',
  'eventID',
  'awsRegion',
  'recipientAccountId',
  'errorCode',
  'errorMessage',
  'vpcEndpointId',
  'sourceIPAddress',
] as const
const identityTexts = ['type', 'arn', 'accountId', 'userName', 'invokedBy'] as const

/**
 * The event without the members that are of another type than CloudTrail documents: a log may hold anything. The same object when
 * nothing is wrong, which is nearly always.
 */
export function soundEvent(event: CloudTrailEvent): CloudTrailEvent {
  return isSound(event) ? event : withoutWrong(event)
}

/** Asked of every record of every log, so member by member and without a list. */
function isSound(event: CloudTrailEvent): boolean {
  return (
    isText(event.eventTime) &&
    isText(event.eventType) &&
    isText(event.eventID) &&
    isText(event.awsRegion) &&
    isText(event.recipientAccountId) &&
    isText(event.errorCode) &&
    isText(event.errorMessage) &&
    isText(event.vpcEndpointId) &&
    isText(event.sourceIPAddress) &&
    (event.readOnly === undefined || typeof event.readOnly === 'boolean') &&
    (event.requestParameters === null || isRecord(event.requestParameters)) &&
    (event.responseElements === null || isRecord(event.responseElements)) &&
    areResources(event.resources) &&
    isIdentity(event.userIdentity)
  )
}

function withoutWrong(event: CloudTrailEvent): CloudTrailEvent {
  const wrong: string[] = texts.filter((name) => !isText(event[name]))
  if (event.readOnly !== undefined && typeof event.readOnly !== 'boolean') wrong.push('readOnly')
  for (const name of ['requestParameters', 'responseElements'] as const)
    if (event[name] !== null && !isRecord(event[name])) wrong.push(name)
  if (!areResources(event.resources)) wrong.push('resources')
  if (!isIdentity(event.userIdentity)) wrong.push('userIdentity')
  return Object.fromEntries(
    Object.entries(event).filter(([name]) => !wrong.includes(name)),
  ) as unknown as CloudTrailEvent
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function isRecord(value: unknown): boolean {
  return (
    value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))
  )
}

function areResources(resources: unknown): boolean {
  if (resources === undefined) return true
  return (
    Array.isArray(resources) &&
    resources.every(
      (one: unknown) =>
        one !== undefined &&
        isRecord(one) &&
        ['ARN', 'type', 'accountId'].every((name) =>
          isText((one as Record<string, unknown>)[name]),
        ),
    )
  )
}

function isIdentity(identity: CloudTrailEvent['userIdentity']): boolean {
  if (identity === undefined) return true
  if (!isRecord(identity)) return false
  for (const name of identityTexts) if (!isText(identity[name])) return false
  const { sessionContext } = identity
  if (sessionContext === undefined) return true
  if (!isRecord(sessionContext)) return false
  const { sessionIssuer } = sessionContext
  if (sessionIssuer === undefined) return true
  return isRecord(sessionIssuer) && isText(sessionIssuer.type) && isText(sessionIssuer.arn)
}
