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
