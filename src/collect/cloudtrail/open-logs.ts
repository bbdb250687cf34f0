import { compare } from '../../lib/compare.ts'
import type { CloudTrailEvent } from '../../model/cloudtrail-event.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { EventScanner } from './event-scanner.ts'
import { listLogFiles } from './list-log-files.ts'
import { type LogBatch, readCallsOfFile, readLogFile } from './read-log-file.ts'
import type { CallEvent } from './scanned-event.ts'
import { SeenEvents } from './seen-events.ts'

export interface OpenLogs {
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** Reads each file once. */
  readonly read: (onFile?: OnFile) => AsyncGenerator<UniqueBatch>
  /** The same, quicker: of events only what policies are written from. */
  readonly readCalls: (onFile?: OnFile) => AsyncGenerator<UniqueBatch<CallEvent>>
}

/** Told after each file. */
type OnFile = (done: number, files: number) => void

export interface UniqueBatch<E = CloudTrailEvent> extends LogBatch<E> {
  /** Copies of events that were read before, which are not among the events. */
  readonly copies: number
}

/** The logs at some paths, in order of time, so that copies of an event, as by two trails, are near each other and count once. */
export async function openLogs(paths: readonly string[]): Promise<OpenLogs> {
  const diagnostics: Diagnostic[] = []
  const found = new Set<string>()
  for (const path of paths) {
    const listed = await listLogFiles(path)
    diagnostics.push(...listed.diagnostics)
    for (const file of listed.files) found.add(file)
  }
  const files = inOrderOfTime([...found])
  return {
    files,
    diagnostics,
    read: (onFile) => readAll(files, new SeenEvents(), (file) => readLogFile(file), onFile),
    readCalls: (onFile) => {
      const seen = new SeenEvents()
      const scanner = new EventScanner(seen)
      return readAll(files, seen, (file) => readCallsOfFile(file, scanner), onFile)
    },
  }
}

async function* readAll<E extends CallEvent>(
  files: readonly string[],
  seen: SeenEvents,
  read: (file: string) => AsyncGenerator<LogBatch<E>>,
  onFile?: OnFile,
): AsyncGenerator<UniqueBatch<E>> {
  for (const [done, file] of files.entries()) {
    for await (const batch of read(file)) {
      const { copies } = batch
      if (copies === undefined) yield withoutCopies(batch, seen)
      else yield { ...batch, copies }
    }
    onFile?.(done + 1, files.length)
  }
}

/** A function of its own: what loops inside of generators is not compiled as well. */
function withoutCopies<E extends CallEvent>(batch: LogBatch<E>, seen: SeenEvents): UniqueBatch<E> {
  const events: E[] = []
  for (const event of batch.events) {
    const { eventID } = event as Pick<CloudTrailEvent, 'eventID'>
    if (!eventID || !seen.meet(eventID)) events.push(event)
  }
  return { ...batch, events, copies: batch.events.length - events.length }
}

const delivered = /_CloudTrail_[a-z\d-]+_(\d{8}T\d{4}Z)_[^/\\]*$/

/** Names of files say when CloudTrail delivered them. Source: CloudTrail user guide, log file name format. */
function inOrderOfTime(files: readonly string[]): readonly string[] {
  return files
    .map((file) => ({ file, at: delivered.exec(file)?.[1] ?? '' }))
    .toSorted((a, b) => compare(a.at, b.at) || compare(a.file, b.file))
    .map(({ file }) => file)
}
