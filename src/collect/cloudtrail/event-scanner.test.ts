import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EventScanner } from './event-scanner.ts'
import { type OpenLogs, openLogs } from './open-logs.ts'
import type { CallEvent } from './scanned-event.ts'
import { SeenEvents } from './seen-events.ts'
import { unwrapRecord } from './unwrap-record.ts'

/** What policies are written from, so that absent members and those that are not looked at are alike. */
function told(event: CallEvent) {
  const { userIdentity, requestParameters, resources, readOnly } = event
  const { eventTime, eventSource, eventName, eventType, errorCode } = event
  const { awsRegion, recipientAccountId, vpcEndpointId } = event
  const { type, arn, accountId, userName, invokedBy, sessionContext } = userIdentity ?? {}
  const issuer = sessionContext?.sessionIssuer
  return JSON.stringify([
    [eventTime, eventSource, eventName, eventType, errorCode, readOnly],
    [awsRegion, recipientAccountId, vpcEndpointId],
    [userIdentity === undefined, sessionContext === undefined, issuer === undefined],
    [type, arn, accountId, userName, invokedBy, issuer?.type, issuer?.arn],
    [requestParameters === undefined, requestParameters, resources === undefined, resources],
  ])
}

/** Text of a log may be anything, and look like something else. */
const hostile = fc.constantFrom(
  '"},{"eventSource":"x","eventName":"y"}',
  '{"Records":[{"eventSource":"a","eventName":"b"}]}',
  '],"Records":[',
  '\\',
  '\\"',
  '\u0000\u001f\u2028é😀\uD800"\\u0065',
  'eventName',
  '__proto__',
)
const text = fc.oneof(hostile, fc.constantFrom('a', 'b', ''), fc.string({ unit: 'binary' }))
const anything = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: hostile },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 0, -1.5e-7, true, [], {}, [[{}]]) },
)
/** Mostly what CloudTrail documents, sometimes what it does not. */
const mostly = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 9, arbitrary: usual as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: anything },
  )
const texts = mostly(text)
const dictionary = fc.dictionary(text, anything, { maxKeys: 3 })
const some = { requiredKeys: [] as never[] }
const identity = fc.record(
  {
    type: mostly(fc.constantFrom('AssumedRole', 'IAMUser')),
    principalId: texts,
    arn: mostly(
      fc.constantFrom('arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/b'),
    ),
    accountId: texts,
    userName: texts,
    invokedBy: texts,
    sessionContext: mostly(
      fc.record(
        {
          attributes: anything,
          sessionIssuer: mostly(fc.record({ type: texts, arn: texts, userName: texts }, some)),
        },
        some,
      ),
    ),
  },
  some,
)
const members: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  eventVersion: texts,
  userIdentity: mostly(identity),
  eventTime: mostly(fc.constantFrom('2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z')),
  eventSource: mostly(fc.constantFrom('s3.amazonaws.com', 'sts.amazonaws.com')),
  eventName: mostly(fc.constantFrom('GetObject', 'PutObject', 'G\u00e9t')),
  awsRegion: mostly(fc.constantFrom('eu-west-1', 'us-east-1')),
  errorCode: texts,
  requestParameters: mostly(dictionary),
  responseElements: anything,
  eventID: mostly(fc.constantFrom('a', 'b', '', '00000000-0000-4000-8000-000000000001', '\u00e9')),
  readOnly: mostly(fc.boolean()),
  resources: mostly(
    fc.array(fc.record({ ARN: texts, type: texts, accountId: texts }, some), { maxLength: 2 }),
  ),
  eventType: mostly(fc.constant('AwsApiCall')),
  recipientAccountId: texts,
  vpcEndpointId: texts,
  tlsDetails: anything,
  detail: mostly(fc.constant({ eventSource: 's3.amazonaws.com', eventName: 'InDetail' })),
}
const space = fc.constantFrom('', '', '', ' ', '\n\t\r')
/** A record as text: its members in any order, some twice, with spaces anywhere. */
const record = fc
  .tuple(
    fc.array(
      fc.oneof(
        ...Object.entries(members).map(([name, value]) => fc.tuple(fc.constant(name), value)),
        fc.tuple(text, anything),
      ),
      { maxLength: 24 },
    ),
    fc.boolean(),
    space,
  )
  .map(([list, isCall, gap]) => {
    const call: readonly [string, unknown][] = isCall
      ? [
          ['eventSource', 'sqs.amazonaws.com'],
          ['eventName', 'SendMessage'],
        ]
      : []
    const written = [...call, ...list].map(
      ([name, value]) => `${JSON.stringify(name)}${gap}:${gap}${JSON.stringify(value)}${gap}`,
    )
    return `{${gap}${written.join(`,${gap}`)}}`
  })
const records = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: record },
    { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) },
  ),
  { maxLength: 12 },
)

/** The same as the scanner finds, by parsing each log as a whole. */
function parse(logs: readonly string[]) {
  const seen = new Set<string>()
  const found = { events: [] as string[], copies: 0, skipped: 0 }
  for (const log of logs)
    for (const one of (JSON.parse(log) as { Records: readonly unknown[] }).Records) {
      const event = unwrapRecord(one)
      if (event === undefined) found.skipped++
      else if (event.eventID && seen.has(event.eventID)) found.copies++
      else {
        found.events.push(told(event))
        seen.add(event.eventID ?? '')
      }
    }
  return found
}

function scan(logs: readonly string[]) {
  const scanner = new EventScanner(new SeenEvents(1024))
  const found = { events: [] as string[], copies: 0, skipped: 0 }
  for (const log of logs) {
    const batches = scanner.scan(Buffer.from(log))
    let next = batches.next()
    for (; next.done !== true; next = batches.next()) {
      found.events.push(...next.value.events.map(told))
      found.copies += next.value.copies
      found.skipped += next.value.skipped
    }
    expect(next.value).toBe(undefined)
  }
  return found
}

/** `PROPERTY_RUNS=50000` runs more of them. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 100)
const patience = 20_000 + runs * 60

test(
  'what is scanned is what JSON.parse says, log after log',
  () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(records, space), { minLength: 1, maxLength: 3 }), (lists) => {
        const logs = lists.map(
          ([list, gap]) =>
            `${gap}{${gap}"Records"${gap}:${gap}[${gap}${list.join(`${gap},`)}${gap}]${gap}}${gap}`,
        )
        expect(scan(logs)).toEqual(parse(logs))
      }),
      { numRuns: runs },
    )
  },
  patience,
)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-scan-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Everything that comes out of a log, by one of both ways to read it. */
async function readBy(way: 'read' | 'readCalls', contents: readonly (string | Buffer)[]) {
  const files = contents.map((content, n) => {
    const file = join(folder, `${n}.json`)
    writeFileSync(file, content)
    return file
  })
  const logs: OpenLogs = await openLogs(files)
  const found = { events: [] as string[], copies: 0, skipped: 0, messages: [] as string[] }
  for await (const batch of logs[way]()) {
    found.events.push(...batch.events.map(told))
    found.copies += batch.copies
    found.skipped += batch.skipped
    found.messages.push(...batch.diagnostics.map(({ message }) => message))
  }
  return found
}

test(
  'nothing is lost of what is damaged, and nothing invented',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.constantFrom('', '{', '}', ']', '"', ',', '\\', '\u0001', '01', '\u00e9'),
        fc.boolean(),
        async (list, place, noise, isCut) => {
          const bytes = Buffer.from(`{"Records":[${list.join(',')}]}`)
          const at = 12 + (place % (bytes.length - 12))
          const damaged = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(noise),
            ...(isCut ? [] : [bytes.subarray(at)]),
          ])
          expect(await readBy('readCalls', [damaged])).toEqual(await readBy('read', [damaged]))
        },
      ),
      { numRuns: Math.ceil(runs * 0.4) },
    )
  },
  patience,
)
