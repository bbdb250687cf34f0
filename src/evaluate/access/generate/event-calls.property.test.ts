import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventScanner } from '../../../collect/cloudtrail/event-scanner.ts'
import { SeenEvents } from '../../../collect/cloudtrail/seen-events.ts'
import { unwrapRecord } from '../../../collect/cloudtrail/unwrap-record.ts'
import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import { createUsageRecorder } from './usage.ts'

const key = 'arn:aws:kms:eu-west-1:111122223333:key/k-1'
const role = 'arn:aws:iam::111122223333:role/app/worker'
const text = fc.constantFrom('a', 'b', '*', '${aws:username}', 'é"\\', key, role, 'b/k?v')
const value = fc.oneof(text, fc.array(text, { maxLength: 2 }), fc.constant<unknown>(null))
const names = ['bucketName', 'key', 'tableName', 'roleArn', 'keyId', 'x-amz-copy-source']
const parameters = fc.dictionary(
  fc.constantFrom(...names, 'functionName', 'sourceKey', '__proto__'),
  fc.oneof(value, fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 })),
  { maxKeys: 3 },
)
const some = { requiredKeys: [] as never[] }
const resources = fc.array(
  fc.record({ ARN: fc.oneof(text, fc.constant<unknown>(1)), type: text }, some),
  { maxLength: 2 },
)
const identity = (partition: string, accountId: string | undefined, name: string) => ({
  type: 'AssumedRole',
  arn: `arn:${partition}:sts::111122223333:assumed-role/${name}/session`,
  accountId,
  sessionContext: { sessionIssuer: { arn: `arn:${partition}:iam::111122223333:role/${name}` } },
})
const identities = [
  identity('aws', '111122223333', 'one'),
  identity('aws', '111122223333', 'two'),
  identity('aws', '444455556666', 'two'),
  identity('aws', undefined, 'two'),
  identity('aws-cn', '111122223333', 'one'),
  { type: 'AWSService', invokedBy: 's3.amazonaws.com' },
]
/** Requests of which each log holds some, in records that differ in all else. */
const drawn = (requests: readonly unknown[], lists: readonly unknown[]) =>
  fc.record(
    {
      eventTime: fc.constantFrom('2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z'),
      eventSource: fc.constantFrom(
        ...['s3', 'dynamodb', 'kms', 'lambda', 'ec2', 'x'].map((one) => `${one}.amazonaws.com`),
      ),
      eventName: fc.constantFrom(
        'GetObject',
        'CopyObject',
        'PutItem',
        'TransactWriteItems',
        'Decrypt',
        'CreateFunction20150331',
        'RunInstances',
        'Nothing',
      ),
      awsRegion: fc.constantFrom('eu-west-1', 'cn-north-1', 'us-gov-west-1'),
      recipientAccountId: fc.constantFrom('111122223333', '444455556666'),
      readOnly: fc.boolean(),
      errorCode: fc.constantFrom('AccessDenied', 'Throttled'),
      userIdentity: fc.constantFrom(...identities),
      requestParameters: fc.constantFrom(...requests, null),
      resources: fc.constantFrom(...lists),
    },
    { requiredKeys: ['eventSource', 'eventName', 'userIdentity', 'requestParameters'] },
  )
const logs = fc
  .tuple(
    fc.array(parameters, { minLength: 1, maxLength: 3 }),
    fc.array(resources, { minLength: 1, maxLength: 2 }),
  )
  .chain(([requests, lists]) =>
    fc.array(fc.array(drawn(requests, lists), { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 3,
    }),
  )

function usageOf(events: Iterable<CloudTrailEvent>) {
  const recorder = createUsageRecorder(() => true)
  for (const event of events) recorder.add(event)
  return JSON.stringify(recorder.usage, (_, one: unknown) =>
    one instanceof Set || one instanceof Map ? [...(one as Iterable<unknown>)] : one,
  )
}

function* scanned(written: readonly string[]): Generator<CloudTrailEvent> {
  const scanner = new EventScanner(new SeenEvents(1024))
  for (const one of written)
    for (const { events } of scanner.scan(Buffer.from(one))) yield* events as CloudTrailEvent[]
}

function* parsed(written: readonly string[]): Generator<CloudTrailEvent> {
  for (const one of written)
    for (const record of (JSON.parse(one) as { Records: readonly unknown[] }).Records) {
      const event = unwrapRecord(record)
      if (event !== undefined) yield event
    }
}

/** `PROPERTY_RUNS=50000` runs more of them. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 100)

test(
  'what is kept of a request never counts for a call that is another',
  () => {
    fc.assert(
      fc.property(logs, (lists) => {
        const written = lists.map((Records) => JSON.stringify({ Records }))
        expect(usageOf(scanned(written))).toBe(usageOf(parsed(written)))
      }),
      { numRuns: runs },
    )
  },
  20_000 + runs * 50,
)
