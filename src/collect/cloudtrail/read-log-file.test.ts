import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CloudTrailEvent } from '../../model/cloudtrail-event.ts'
import { listLogFiles } from './list-log-files.ts'
import { readLogFile } from './read-log-file.ts'
import { readRowValue } from './read-row-value.ts'
import { createRecordSplitter } from './split-records.ts'

const event = { eventSource: 's3.amazonaws.com', eventName: 'GetObject', awsRegion: 'eu-west-1' }
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-logs-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(name: string, content: string | Buffer, wholeBytes?: number) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const events: CloudTrailEvent[] = []
  const messages: string[] = []
  for await (const batch of readLogFile(path, wholeBytes)) {
    events.push(...batch.events)
    messages.push(...batch.diagnostics.map(({ message }) => message))
  }
  return { events, messages }
}

test.each([
  ['a file of CloudTrail', 'a.json', JSON.stringify({ Records: [event, event] })],
  ['a compressed one', 'b.json.gz', gzipSync(JSON.stringify({ Records: [event, event] }))],
  ['a list', 'c.json', JSON.stringify([event, event])],
  ['lines', 'd.ndjson', `${JSON.stringify(event)}\n${JSON.stringify(event)}\n`],
  [
    'rows of a query with whole events',
    'e.csv',
    `eventJson\n${[0, 1].map(() => `"${JSON.stringify(event).replaceAll('"', '""')}"`).join('\n')}`,
  ],
  [
    'rows of a query with fields',
    'f.csv.gz',
    gzipSync(
      'eventsource,eventname,awsregion,errorcode\ns3.amazonaws.com,GetObject,eu-west-1,\ns3.amazonaws.com,GetObject,eu-west-1,null\n',
    ),
  ],
  [
    'what EventBridge delivers',
    'g.ndjson',
    `${JSON.stringify({ detail: event })}\n${JSON.stringify({ detail: event })}`,
  ],
])('reads %s', async (_, name, content) => {
  expect(await read(name, content)).toEqual({ events: [event, event], messages: [] })
})

test('reads calls that the SDK monitored', async () => {
  const call = {
    Version: 1,
    Type: 'ApiCall',
    Service: 'S3',
    Api: 'ListBuckets',
    Region: 'eu-west-1',
  }
  const { events } = await read(
    'csm.ndjson',
    `${JSON.stringify(call)}\n${JSON.stringify({ Type: 'ApiCallAttempt' })}`,
  )
  expect(events).toMatchObject([
    { eventSource: 's3.amazonaws.com', eventName: 'ListBuckets', awsRegion: 'eu-west-1' },
  ])
})

test('times of rows are like those of events', async () => {
  const { events } = await read(
    'times.csv',
    'eventTime,eventSource,eventName\n2026-11-01 10:00:00.000,s3.amazonaws.com,GetObject\n2026-11-01T10:00:00Z,s3.amazonaws.com,GetObject',
  )
  expect(events.map(({ eventTime }) => eventTime)).toEqual([
    '2026-11-01T10:00:00Z',
    '2026-11-01T10:00:00Z',
  ])
})

test('structures of rows keep their names and values', () => {
  expect(
    readRowValue(
      '{type=AssumedRole, arn=arn:aws:sts::111122223333:assumed-role/app/i-1, sessioncontext={sessionissuer={type=Role, arn=arn:aws:iam::111122223333:role/app}}, invokedby=null}',
    ),
  ).toEqual({
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/app/i-1',
    sessioncontext: { sessionissuer: { type: 'Role', arn: 'arn:aws:iam::111122223333:role/app' } },
  })
  expect(readRowValue('[a, {b=c, d=e}]')).toEqual(['a', { b: 'c', d: 'e' }])
  for (const broken of ['{a', '{a=', '[a', '{a={b=c}', '{'.repeat(1000)])
    expect(readRowValue(broken)).toBe(broken)
})

test.each([
  ['cut off', 'cut.json.gz', gzipSync(JSON.stringify({ Records: [event] })).subarray(0, 40)],
  ['empty', 'empty.json', ''],
  ['not there', 'missing/none.json', undefined],
])('a file that is %s is told, not thrown', async (_, name, content) => {
  if (content !== undefined) {
    const { events, messages } = await read(name, content)
    expect(events).toEqual([])
    if (name !== 'empty.json') expect(messages).toHaveLength(1)
    return
  }
  const batches = []
  for await (const batch of readLogFile(join(folder, name))) batches.push(batch)
  expect(batches[0]?.diagnostics[0]?.message).toContain('it does not exist')
})

test('a log that is cut in the middle gives the records before', async () => {
  const text = JSON.stringify({ Records: [event, event, event] })
  const { events, messages } = await read('half.json', text.slice(0, -30))
  expect(events).toEqual([event, event])
  expect(messages).toEqual(['Not all of the log file could be read: it ends in the middle.'])
})

test('a log that is too large to be held is read by record', async () => {
  const filler = { ...event, requestParameters: { key: 'x'.repeat(30_000) } }
  const text = JSON.stringify({ Records: Array.from({ length: 50 }, () => filler) })
  const gzip = gzipSync(text, { level: 1 })
  expect((await read('large.json.gz', gzip, 100_000)).events).toHaveLength(50)
  expect((await read('large.json', text, 100_000)).events).toHaveLength(50)
})

test('so are rows of a query', async () => {
  const parameters = `"{""key"":""${'x'.repeat(30_000)}""}"`
  const rows = Array.from(
    { length: 50 },
    () => `s3.amazonaws.com,GetObject,eu-west-1,${parameters}`,
  )
  const text = ['eventSource,eventName,awsRegion,requestParameters', ...rows].join('\n')
  const gzip = gzipSync(text, { level: 1 })
  const { events, messages } = await read('large.csv.gz', gzip, 100_000)
  expect(messages).toEqual([])
  expect(events).toHaveLength(50)
  expect(events[49]).toMatchObject({ ...event, requestParameters: { key: 'x'.repeat(30_000) } })
  const cut = await read('cut.csv.gz', gzip.subarray(0, gzip.length / 2), 100_000)
  expect(cut.messages).toHaveLength(1)
})

test('records are the same however the stream is cut', () => {
  const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(
      records,
      fc.constantFrom('records', 'list', 'lines'),
      fc.integer({ min: 1, max: 40 }),
      (values, form, size) => {
        const text =
          form === 'records'
            ? JSON.stringify({ Records: values })
            : form === 'list'
              ? JSON.stringify(values)
              : values.map((value) => JSON.stringify(value)).join('\n')
        const bytes = Buffer.from(text)
        const { split, unfinished } = createRecordSplitter(text.slice(0, 64))
        const found: string[] = []
        for (let at = 0; at < bytes.length; at += size)
          for (const record of split(bytes.subarray(at, at + size))) found.push(record.toString())
        // A line that itself holds Records is what CloudTrail writes, and is taken apart.
        if (form === 'lines' && Object.hasOwn(values[0] ?? {}, 'Records')) return
        expect(found).toEqual(values.map((value) => JSON.stringify(value)))
        expect(unfinished()).toBe(false)
      },
    ),
  )
})

test('lists logs below a folder, in order, without digests', async () => {
  writeFileSync(join(folder, 'z.json.gz'), '')
  const { files } = await listLogFiles(folder)
  expect(files).toEqual(files.toSorted())
  expect(files.at(-1)).toMatch(/z\.json\.gz$/)
  expect((await listLogFiles(join(folder, 'nowhere'))).diagnostics).toHaveLength(1)
})
