import { compare } from '../../lib/compare.ts'
import type { CloudTrailEvent } from '../../model/cloudtrail-event.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { listLogFiles } from './list-log-files.ts'
import { type LogBatch, readLogFile } from './read-log-file.ts'
import { SeenEvents } from './seen-events.ts'

export interface OpenLogs {
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** Reads each file once. */
  readonly read: (onFile?: (done: number, files: number) => void) => AsyncGenerator<UniqueBatch>
}

export interface UniqueBatch extends LogBatch {
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
  return { files, diagnostics, read: (onFile) => readAll(files, onFile) }
}

async function* readAll(
  files: readonly string[],
  onFile?: (done: number, files: number) => void,
): AsyncGenerator<UniqueBatch> {
  const seen = new SeenEvents()
  for (const [done, file] of files.entries()) {
    for await (const batch of readLogFile(file)) {
      const events = withoutCopies(batch.events, seen)
      yield { ...batch, events, copies: batch.events.length - events.length }
    }
    onFile?.(done + 1, files.length)
  }
}

/** A function of its own: what loops inside of generators is not compiled as well. */
function withoutCopies(
  events: readonly CloudTrailEvent[],
  seen: SeenEvents,
): readonly CloudTrailEvent[] {
  const unique: CloudTrailEvent[] = []
  for (const event of events) if (!event.eventID || !seen.meet(event.eventID)) unique.push(event)
  return unique
}

const delivered = /_CloudTrail_[a-z\d-]+_(\d{8}T\d{4}Z)_[^/\\]*$/

/** Names of files say when CloudTrail delivered them. Source: CloudTrail user guide, log file name format. */
function inOrderOfTime(files: readonly string[]): readonly string[] {
  return files
    .map((file) => ({ file, at: delivered.exec(file)?.[1] ?? '' }))
    .toSorted((a, b) => compare(a.at, b.at) || compare(a.file, b.file))
    .map(({ file }) => file)
}
