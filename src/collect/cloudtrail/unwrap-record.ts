import {
  type CloudTrailEvent,
  isCloudTrailEvent,
  soundEvent,
} from '../../model/cloudtrail-event.ts'
import { eventOfCall, isMonitoredCall } from './monitored-call.ts'

/**
 * The event in a parsed record: an event as CloudTrail writes it, one in a row of a query (`eventJson`), one from
 * EventBridge (`detail`) or LookupEvents (`CloudTrailEvent`), or a call that client-side monitoring reports.
 * @returns `undefined` for what holds none
 */
export function unwrapRecord(record: unknown): CloudTrailEvent | undefined {
  if (isCloudTrailEvent(record)) return soundEvent(record)
  if (typeof record !== 'object' || record === null) return undefined
  const row = record as Record<string, unknown>
  if (isMonitoredCall(row)) return eventOfCall(row)
  if (isCloudTrailEvent(row['detail'])) return soundEvent(row['detail'])
  for (const column of ['eventJson', 'eventjson', 'CloudTrailEvent'])
    if (typeof row[column] === 'string') return parseEvent(row[column])
  return undefined
}

function parseEvent(text: string): CloudTrailEvent | undefined {
  try {
    const event: unknown = JSON.parse(text)
    return isCloudTrailEvent(event) ? soundEvent(event) : undefined
  } catch {
    return undefined
  }
}
