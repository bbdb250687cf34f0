import type { Readable } from 'node:stream'
import { parse as parseStream } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { CloudTrailEvent } from '../../model/cloudtrail-event.ts'
import { readRowValue } from './read-row-value.ts'
import { unwrapRecord } from './unwrap-record.ts'

/**
 * Events in the CSV that CloudTrail Lake and Athena write: a row each, either the whole event in `eventJson`, or a
 * column a field, where structures are JSON or `{key=value, …}`. Column names have no case.
 * @throws Error where the text is no CSV
 */
export function readQueryRows(text: string): readonly (CloudTrailEvent | undefined)[] {
  const rows: readonly Record<string, string>[] = parse(text, options)
  return rows.map(eventOfRow)
}

/**
 * The same of a stream, some rows at a time, in bounded memory.
 * @throws Error where the text is no CSV
 */
export async function* streamQueryRows(
  stream: Readable,
): AsyncGenerator<readonly (CloudTrailEvent | undefined)[]> {
  const parser = parseStream(options)
  stream.on('error', (error) => parser.destroy(error))
  let rows: (CloudTrailEvent | undefined)[] = []
  for await (const row of stream.pipe(parser)) {
    rows.push(eventOfRow(row as Record<string, string>))
    if (rows.length < rowsAtOnce) continue
    yield rows
    rows = []
  }
  yield rows
}

const rowsAtOnce = 1_000
const options = {
  columns: (names: readonly string[]) => names.map((name) => fieldOf(name)),
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: 1_000_000,
}

function eventOfRow(row: Readonly<Record<string, string>>): CloudTrailEvent | undefined {
  return row['eventJson'] === undefined ? eventOf(row) : unwrapRecord(row)
}

const fields = [
  'eventTime',
  'eventSource',
  'eventName',
  'eventType',
  'eventID',
  'awsRegion',
  'recipientAccountId',
  'errorCode',
  'errorMessage',
  'readOnly',
  'vpcEndpointId',
  'sourceIPAddress',
  'userIdentity',
  'requestParameters',
  'responseElements',
  'resources',
  'eventJson',
]
const byFoldedName = new Map(fields.map((name) => [name.toLowerCase(), name]))

function fieldOf(column: string): string {
  return byFoldedName.get(column.toLowerCase()) ?? column
}

const structures = new Set(['userIdentity', 'requestParameters', 'responseElements', 'resources'])

function eventOf(row: Readonly<Record<string, string>>): CloudTrailEvent | undefined {
  const event: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(row))
    if (text === '' || text === 'null') continue
    else if (structures.has(name)) event[name] = readRowValue(text)
    else if (name === 'readOnly') event[name] = text === 'true'
    else if (name === 'eventTime') event[name] = isoTime(text)
    else event[name] = text
  return unwrapRecord(lowerKeys(event))
}

/** Queries print times as `2026-11-01 10:00:00.000`, in UTC. */
function isoTime(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?( UTC)?$/, '$1T$2Z')
}

/** Athena lower-cases the names inside structures. */
const insideNames = new Map(
  ['sessionContext', 'sessionIssuer', 'accountId', 'userName', 'invokedBy', 'ARN'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)

function lowerKeys(event: Record<string, unknown>): Record<string, unknown> {
  for (const name of ['userIdentity', 'resources'])
    if (event[name] !== undefined) event[name] = renamed(event[name], name === 'resources')
  return event
}

function renamed(value: unknown, arnIsUpper: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, arnIsUpper))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.toLowerCase()
      const known = name === 'arn' ? (arnIsUpper ? 'ARN' : 'arn') : insideNames.get(name)
      return [known ?? key, renamed(inner, arnIsUpper)]
    }),
  )
}
