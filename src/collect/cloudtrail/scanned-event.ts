import { type CloudTrailEvent, soundEvent } from '../../model/cloudtrail-event.ts'
import type { RecentObjects } from './recent-objects.ts'
import type { LazyJson } from './lazy-json.ts'
import type { SeenEvents } from './seen-events.ts'
import { kind, Shape } from './record-shape.ts'
import type { RecentSlices } from './recent-slices.ts'
import type { RecordScanner } from './scan-record.ts'

/** What of an event tells who called what, and when: all that policies are written from. */
export type CallEvent = Pick<
  CloudTrailEvent,
  | 'eventTime'
  | 'eventSource'
  | 'eventName'
  | 'eventType'
  | 'awsRegion'
  | 'recipientAccountId'
  | 'errorCode'
  | 'readOnly'
  | 'vpcEndpointId'
  | 'userIdentity'
  | 'requestParameters'
  | 'resources'
  | 'request'
>

const at = {
  eventSource: 0,
  eventName: 1,
  eventTime: 2,
  eventType: 3,
  eventID: 4,
  awsRegion: 5,
  recipientAccountId: 6,
  errorCode: 7,
  vpcEndpointId: 8,
  readOnly: 9,
  requestParameters: 10,
  resources: 11,
  userIdentity: 12,
  type: 13,
  arn: 14,
  accountId: 15,
  userName: 16,
  invokedBy: 17,
  sessionContext: 18,
  sessionIssuer: 19,
  issuerType: 20,
  issuerArn: 21,
} as const

/** The shape of a record. Every scanner has one of its own, for it remembers the order of members. */
export function createEventShape(recent: RecentObjects<object>): Shape {
  const sessionIssuer = new Shape(
    { type: [at.issuerType, kind.text], arn: [at.issuerArn, kind.text] },
    ['principalId', 'accountId', 'userName'],
  )
  const sessionContext = new Shape({ sessionIssuer: [at.sessionIssuer, sessionIssuer] }, [
    'webIdFederationData',
    'attributes',
    'ec2RoleDelivery',
  ])
  const userIdentity = new Shape(
    {
      type: [at.type, kind.text],
      arn: [at.arn, kind.text],
      accountId: [at.accountId, kind.text],
      userName: [at.userName, kind.text],
      invokedBy: [at.invokedBy, kind.text],
      sessionContext: [at.sessionContext, sessionContext],
    },
    ['principalId', 'accessKeyId'],
    recent,
  )
  return new Shape(
    {
      eventSource: [at.eventSource, kind.text],
      eventName: [at.eventName, kind.text],
      eventTime: [at.eventTime, kind.text],
      eventType: [at.eventType, kind.text],
      eventID: [at.eventID, kind.text],
      awsRegion: [at.awsRegion, kind.text],
      recipientAccountId: [at.recipientAccountId, kind.text],
      errorCode: [at.errorCode, kind.text],
      vpcEndpointId: [at.vpcEndpointId, kind.text],
      readOnly: [at.readOnly, kind.boolean],
      requestParameters: [at.requestParameters, kind.object],
      resources: [at.resources, kind.list],
      userIdentity: [at.userIdentity, userIdentity],
    },
    [
      'eventVersion',
      'sourceIPAddress',
      'userAgent',
      'errorMessage',
      'responseElements',
      'additionalEventData',
      'requestID',
      'apiVersion',
      'managementEvent',
      'eventCategory',
      'sharedEventID',
      'sessionCredentialFromConsole',
      'tlsDetails',
    ],
  )
}

/** Whether the record that the scanner went over last is an event, in every way as expected. */
export function isScannedEvent({ from, isUsual }: RecordScanner): boolean {
  return isUsual && from[at.eventSource] !== 0 && from[at.eventName] !== 0
}

/** Whether that event was met before: its copies have the same id. */
export function isCopy({ from, to, json }: RecordScanner, seen: SeenEvents): boolean {
  const begin = from[at.eventID] ?? 0
  return begin !== 0 && seen.meetAt(json.bytes, begin, to[at.eventID] ?? 0)
}

/** That event. It needs the text until it was asked for its parameters and resources. */
export function scannedEvent(
  scanner: RecordScanner,
  slices: RecentSlices,
  identities: RecentObjects<object>,
): CallEvent {
  return new ScannedEvent(scanner, slices, identities) as CallEvent
}

class ScannedEvent {
  readonly eventSource: string | undefined
  readonly eventName: string | undefined
  readonly eventTime: string | undefined
  readonly eventType: string | undefined
  readonly awsRegion: string | undefined
  readonly recipientAccountId: string | undefined
  readonly errorCode: string | undefined
  readonly vpcEndpointId: string | undefined
  readonly readOnly: boolean | undefined
  readonly userIdentity: object | undefined
  readonly request: LazyJson | undefined
  readonly #isNull: boolean
  readonly #resources: LazyJson | undefined

  constructor(scanner: RecordScanner, slices: RecentSlices, identities: RecentObjects<object>) {
    const { from, values, json } = scanner
    this.eventSource = textAt(at.eventSource, scanner, slices)
    this.eventName = textAt(at.eventName, scanner, slices)
    this.eventTime = textAt(at.eventTime, scanner, slices)
    this.eventType = textAt(at.eventType, scanner, slices)
    this.awsRegion = textAt(at.awsRegion, scanner, slices)
    this.recipientAccountId = textAt(at.recipientAccountId, scanner, slices)
    this.errorCode = textAt(at.errorCode, scanner, slices)
    this.vpcEndpointId = textAt(at.vpcEndpointId, scanner, slices)
    const said = from[at.readOnly] ?? 0
    this.readOnly = said === 0 ? undefined : json.bytes[said] === 0x74
    this.userIdentity =
      from[at.userIdentity] === 0 ? undefined : identityOf(scanner, slices, identities)
    this.request = from[at.requestParameters] === 0 ? undefined : values[at.requestParameters]
    this.#isNull = from[at.requestParameters] !== 0 && this.request === undefined
    this.#resources = from[at.resources] === 0 ? undefined : values[at.resources]
  }

  get requestParameters(): unknown {
    return this.#isNull ? null : this.request?.value
  }

  get resources(): unknown {
    const resources = this.#resources?.value
    if (resources === undefined) return undefined
    return soundEvent({ eventSource: '', eventName: '', resources } as CloudTrailEvent).resources
  }
}

function textAt(place: number, scanner: RecordScanner, slices: RecentSlices): string | undefined {
  const begin = scanner.from[place] ?? 0
  if (begin === 0) return undefined
  const last = scanner.texts[place]
  if (last !== undefined) return last
  const text = slices.read(scanner.json.bytes, begin, scanner.to[place] ?? 0)
  scanner.texts[place] = text
  return text
}

function identityOf(
  scanner: RecordScanner,
  slices: RecentSlices,
  identities: RecentObjects<object>,
): object {
  if (identities.found !== undefined) return identities.found
  const { from, to } = scanner
  const identity = {
    type: textAt(at.type, scanner, slices),
    arn: textAt(at.arn, scanner, slices),
    accountId: textAt(at.accountId, scanner, slices),
    userName: textAt(at.userName, scanner, slices),
    invokedBy: textAt(at.invokedBy, scanner, slices),
    sessionContext:
      from[at.sessionContext] === 0
        ? undefined
        : {
            sessionIssuer:
              from[at.sessionIssuer] === 0
                ? undefined
                : {
                    type: textAt(at.issuerType, scanner, slices),
                    arn: textAt(at.issuerArn, scanner, slices),
                  },
          },
  }
  identities.keep(scanner.json, from[at.userIdentity] ?? 0, to[at.userIdentity] ?? 0, identity)
  return identity
}
