import type { CloudTrailEvent } from '../../model/cloudtrail-event.ts'

/** A call as client-side monitoring of the SDKs reports it (`AWS_CSM_ENABLED`), which iamlive and its like record. */
interface MonitoredCall {
  readonly Type: 'ApiCall'
  readonly Service: string
  readonly Api: string
  readonly Region?: string
  readonly FinalAwsException?: string
  readonly AccessKey?: string
}

export function isMonitoredCall(row: object): row is MonitoredCall {
  const { Type, Service, Api } = row as Record<string, unknown>
  return Type === 'ApiCall' && typeof Service === 'string' && typeof Api === 'string'
}

/** Each call is reported again for each attempt to make it; the call says it all. */
export function isAttempt(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'Type' in row && row.Type === 'ApiCallAttempt'
}

/** Clients name services by their own ids; CloudTrail by hosts. Both name operations alike. */
export function eventOfCall(call: MonitoredCall): CloudTrailEvent {
  const service = call.Service.toLowerCase().replaceAll(' ', '')
  return {
    eventSource: `${service}.amazonaws.com`,
    eventName: call.Api,
    eventType: 'AwsApiCall',
    userIdentity: { type: 'Monitored' },
    ...(call.Region !== undefined && { awsRegion: call.Region }),
    ...(call.FinalAwsException !== undefined && { errorCode: call.FinalAwsException }),
  }
}
