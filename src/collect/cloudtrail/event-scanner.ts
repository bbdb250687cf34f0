import { isAttempt } from './monitored-call.ts'
import { RecentObjects } from './recent-objects.ts'
import { RecentSlices } from './recent-slices.ts'
import { JsonBytes } from './scan-json.ts'
import { RecordScanner } from './scan-record.ts'
import {
  type CallEvent,
  createEventShape,
  isCopy,
  isScannedEvent,
  scannedEvent,
} from './scanned-event.ts'
import { SeenEvents } from './seen-events.ts'
import { unwrapRecord } from './unwrap-record.ts'

const head = /^(?:\xEF\xBB\xBF)?[ \t\r\n]*\{[ \t\r\n]*"Records"[ \t\r\n]*:[ \t\r\n]*\[/
const byte = { comma: 0x2c, closeList: 0x5d, close: 0x7d } as const
/** Few enough that what is made of them is garbage soon. */
const recordsAtOnce = 256

/** What some records of a log hold. */
export interface ScannedBatch {
  readonly events: readonly CallEvent[]
  /** Copies of events that were read before, which are not among the events. */
  readonly copies: number
  /** Records that hold no event. */
  readonly skipped: number
}

interface Progress {
  /** Where the next record begins, or the list ends. */
  readonly next: number
  readonly hasMore: boolean
}

/**
 * Reads logs as CloudTrail writes them, one after another, without making all of their records: what policies are written from is half of
 * a record, and much of that was there before. Every byte is checked to be JSON, and a record that is in any way not as expected is
 * parsed as a whole: what comes out is what JSON.parse would say.
 */
export class EventScanner {
  readonly #seen: SeenEvents
  readonly #identities = new RecentObjects<object>(1024)
  readonly #slices = new RecentSlices()
  readonly #scanner = new RecordScanner(createEventShape(this.#identities))

  /** @param seen to know copies of events */
  constructor(seen = new SeenEvents()) {
    this.#seen = seen
  }

  /**
   * The events of a whole `{"Records": […]}` in UTF-8, some at a time.
   * @returns `undefined` when all was read, `0` when the text has another form, else where begins what could not be read
   */
  *scan(bytes: Buffer): Generator<ScannedBatch, number | undefined> {
    const found = head.exec(bytes.toString('latin1', 0, 256))
    if (found === null) return 0
    const json = new JsonBytes(bytes)
    this.#scanner.begin(json)
    let at = json.pastSpace(found[0].length)
    for (let more = bytes[at] !== byte.closeList; more;) {
      const { next, hasMore, ...batch } = this.#some(json, at)
      yield batch
      at = next
      more = hasMore
    }
    if (bytes[at] !== byte.closeList) return at
    const brace = json.pastSpace(at + 1)
    const isEnd = bytes[brace] === byte.close && json.pastSpace(brace + 1) === bytes.length
    return isEnd ? undefined : at
  }

  /** Reads records until there are enough, the list ends, or one cannot be read. */
  #some(json: JsonBytes, first: number): ScannedBatch & Progress {
    const events: CallEvent[] = []
    let copies = 0
    let skipped = 0
    let next = first
    for (let n = 0; n < recordsAtOnce; n++) {
      const end = this.#scanner.scan(next)
      const behind = end < 0 ? 0 : json.pastSpace(end)
      const isLast = json.bytes[behind] === byte.closeList
      if (end < 0 || !(isLast || json.bytes[behind] === byte.comma))
        return { events, copies, skipped, next, hasMore: false }
      const record = isScannedEvent(this.#scanner)
        ? this.#eventUnlessCopy()
        : this.#parsed(json, next, end)
      if (record === 'copy') copies++
      else if (record === 'none') skipped++
      else if (record !== 'attempt') events.push(record)
      if (isLast) return { events, copies, skipped, next: behind, hasMore: false }
      next = json.pastSpace(behind + 1)
    }
    return { events, copies, skipped, next, hasMore: true }
  }

  #eventUnlessCopy(): CallEvent | 'copy' {
    return isCopy(this.#scanner, this.#seen)
      ? 'copy'
      : scannedEvent(this.#scanner, this.#slices, this.#identities)
  }

  /** What is not as expected is read as everything else is. */
  #parsed(json: JsonBytes, from: number, to: number): CallEvent | 'copy' | 'none' | 'attempt' {
    const record: unknown = JSON.parse(json.bytes.toString('utf8', from, to))
    const event = unwrapRecord(record)
    if (event === undefined) return isAttempt(record) ? 'attempt' : 'none'
    return event.eventID && this.#seen.meet(event.eventID) ? 'copy' : event
  }
}
