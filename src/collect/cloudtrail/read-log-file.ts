import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip, gunzipSync } from 'node:zlib'
import { describeFileError } from '../../lib/describe-file-error.ts'
import type { CloudTrailEvent } from '../../model/cloudtrail-event.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { EventScanner } from './event-scanner.ts'
import { isAttempt } from './monitored-call.ts'
import { parsePieces } from './parse-pieces.ts'
import { readQueryRows, streamQueryRows } from './read-query-rows.ts'
import type { CallEvent } from './scanned-event.ts'
import { recordLists } from './record-lists.ts'
import { createRecordSplitter, type RecordSplitter } from './split-records.ts'
import { unwrapRecord } from './unwrap-record.ts'

/** Events of a part of a file, and what was wrong there. */
export interface LogBatch<E = CloudTrailEvent> {
  readonly events: readonly E[]
  /** Copies of events that were read before, where these are left out already. */
  readonly copies?: number
  /** Records that hold no event. */
  readonly skipped: number
  readonly diagnostics: readonly Diagnostic[]
}

/** Smaller files are parsed at once, which is the fastest; larger ones record by record, in bounded memory. */
const usualBytes = 48 * 1024 * 1024

/**
 * Reads a log file of CloudTrail, compressed or not: what CloudTrail writes, one JSON event a line, or the CSV of
 * a query. Larger ones than `wholeBytes` are read in parts. Never throws: what cannot be read is a diagnostic, and what could be read before it stands.
 */
export async function* readLogFile(
  path: string,
  wholeBytes = usualBytes,
): AsyncGenerator<LogBatch> {
  try {
    const bytes = await readWhole(path, wholeBytes)
    if (bytes === undefined) yield* (await isJson(path)) ? readByRecord(path) : readByRow(path)
    else yield* parseWhole(bytes, path)
  } catch (error) {
    yield failed(path, describeFileError(error))
  }
}

/**
 * The same, as far as policies are written from it: files as CloudTrail writes them are not parsed but scanned, which is quicker.
 * @param scanner one for all files
 */
export async function* readCallsOfFile(
  path: string,
  scanner: EventScanner,
  wholeBytes = usualBytes,
): AsyncGenerator<LogBatch<CallEvent>> {
  try {
    const bytes = await readWhole(path, wholeBytes)
    if (bytes === undefined) yield* (await isJson(path)) ? readByRecord(path) : readByRow(path)
    else yield* scanWhole(bytes, path, scanner)
  } catch (error) {
    yield failed(path, describeFileError(error))
  }
}

/** @returns `undefined` for what is too large to be held, or breaks off: what comes before counts */
async function readWhole(path: string, wholeBytes: number): Promise<Buffer | undefined> {
  const file = await open(path)
  try {
    if ((await file.stat()).size > wholeBytes) return undefined
    const bytes = await file.readFile()
    return isGzip(bytes) ? gunzipSync(bytes, gunzipOptions(bytes, wholeBytes)) : bytes
  } catch (error) {
    if (error instanceof RangeError || isOfGunzip(error)) return undefined
    throw error
  } finally {
    await file.close()
  }
}

/**
 * A gzip file ends in the size of its content, so that one buffer can take it. The size is only a hint: files are written by others.
 * Source: RFC 1952, ISIZE.
 */
function gunzipOptions(bytes: Buffer, wholeBytes: number) {
  const said = bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4)
  const chunkSize = Math.max(16 * 1024, Math.min(said + 1, wholeBytes, bytes.length * 1100))
  return { maxOutputLength: wholeBytes, chunkSize }
}

function isOfGunzip(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function* parseWhole(bytes: Buffer, path: string): Generator<LogBatch> {
  const pieces = parsePieces(bytes)
  let next = pieces.next()
  for (; next.done !== true; next = pieces.next()) yield batchOf(next.value)
  const read = next.value
  if (read === 0) yield parseAtOnce(bytes.toString('utf8'), path)
  else if (read < bytes.length)
    yield parseDamaged(Buffer.concat([Buffer.from('{"Records":['), bytes.subarray(read)]), path)
}

function* scanWhole(
  bytes: Buffer,
  path: string,
  scanner: EventScanner,
): Generator<LogBatch<CallEvent>> {
  const batches = scanner.scan(bytes)
  let next = batches.next()
  let isRest = false
  for (; next.done !== true; next = batches.next()) {
    const { events, copies, skipped } = next.value
    isRest ||= events.length + copies + skipped > 0
    yield { ...next.value, diagnostics: [] }
  }
  const read = next.value
  if (read === 0) yield parseAtOnce(bytes.toString('utf8'), path)
  else if (read !== undefined)
    yield parseAtOnce(`{"Records":[${bytes.toString('utf8', read)}`, path, isRest)
}

const jsonBegin = /^[\uFEFF\s]*[[{]/

/** @param isRest whether records were read before */
function parseAtOnce(text: string, path: string, isRest = false): LogBatch {
  if (!jsonBegin.test(text)) return parseRows(text, path)
  const lists = recordLists(Buffer.from(text))
  if (lists !== undefined && lists.length > 0) return batchOf(lists.flatMap(parseList))
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return parseDamaged(Buffer.from(text), path, isRest)
  }
  return batchOf(Array.isArray(document) ? document : [document])
}

function parseList(bytes: Buffer): readonly unknown[] {
  return JSON.parse(bytes.toString('utf8')) as readonly unknown[]
}

function parseDamaged(bytes: Buffer, path: string, isRest = false): LogBatch {
  const splitter = createRecordSplitter(bytes.toString('utf8', 0, 4096))
  return parseRecords(splitter.split(bytes), path, splitter.unfinished(), isRest)
}

function parseRows(text: string, path: string): LogBatch {
  try {
    return batchOf(readQueryRows(text))
  } catch (error) {
    return failed(path, `it is neither JSON nor CSV (${describeFileError(error)})`)
  }
}

async function* readByRow(path: string): AsyncGenerator<LogBatch> {
  for await (const rows of streamQueryRows(await openStream(path))) yield batchOf(rows)
}

async function isJson(path: string): Promise<boolean> {
  const stream = await openStream(path)
  try {
    for await (const chunk of stream)
      return jsonBegin.test((chunk as Buffer).toString('utf8', 0, 256))
    return false
  } finally {
    stream.destroy()
  }
}

function batchOf(records: readonly unknown[]): LogBatch {
  const events: CloudTrailEvent[] = []
  let skipped = 0
  for (const record of records) {
    const event = unwrapRecord(record)
    if (event !== undefined) events.push(event)
    else if (!isAttempt(record)) skipped++
  }
  return { events, skipped, diagnostics: [] }
}

function parseRecords(
  records: readonly Buffer[],
  path: string,
  cut = false,
  isRest = false,
): LogBatch {
  let broken = 0
  const parsed = records.map((record): unknown => {
    try {
      return JSON.parse(record.toString('utf8'))
    } catch {
      broken++
      return undefined
    }
  })
  const batch = batchOf(parsed)
  if (broken === 0 && (records.length > 0 || isRest) && !cut) return batch
  const what =
    records.length === 0 && !isRest
      ? 'it holds no whole record'
      : broken > 0
        ? `${broken} of its records are damaged`
        : 'it ends in the middle'
  return { ...batch, diagnostics: failed(path, what).diagnostics }
}

async function* readByRecord(path: string): AsyncGenerator<LogBatch> {
  let splitter: RecordSplitter | undefined
  for await (const chunk of await openStream(path)) {
    const bytes = chunk as Buffer
    splitter ??= createRecordSplitter(bytes.toString('utf8', 0, 4096))
    const records = splitter.split(bytes)
    if (records.length > 0) yield parseRecords(records, path)
  }
  if (splitter?.unfinished() === true) yield failed(path, 'it ends in the middle')
}

async function openStream(path: string): Promise<Readable> {
  const file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
  await file.close()
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 })
  if (!isGzip(buffer)) return stream
  const gunzip = createGunzip({ chunkSize: 1024 * 1024 })
  stream.on('error', (error) => gunzip.destroy(error))
  return stream.pipe(gunzip)
}

function failed(path: string, what: string): LogBatch {
  const diagnostic: Diagnostic = {
    code: 'cloudtrail-file',
    severity: 'warning',
    message: `Not all of the log file could be read: ${what}.`,
    help: 'What was read counts; copy the file again to have the rest.',
    where: { file: path },
  }
  return { events: [], skipped: 0, diagnostics: [diagnostic] }
}
