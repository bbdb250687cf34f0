const byte = { quote: 34, back: 92, open: 123, close: 125, openList: 91, closeList: 93 }

/** A record of CloudTrail is 256 kB at most; what is longer is no log. */
const longestRecord = 16 * 1024 * 1024

export interface RecordSplitter {
  /** The records that are complete with this chunk. */
  readonly split: (chunk: Buffer) => readonly Buffer[]
  /** Whether the text so far ends inside a record or its list. */
  readonly unfinished: () => boolean
}

/**
 * Cuts a stream of JSON into the records it holds without parsing it whole: `{"Records": […]}`, a bare list, or one
 * object after another. Memory is bound by one chunk and one record.
 * @throws RangeError for a record that no log has
 */
export function createRecordSplitter(head: string): RecordSplitter {
  const recordDepth = /^\s*\{\s*"Records"\s*:\s*\[/.test(head) ? 2 : /^\s*\[/.test(head) ? 1 : 0
  let depth = 0
  let quoted = false
  let escaped = false
  /** Whether a record began in an earlier chunk. */
  let rest: Buffer[] = []
  let restLength = 0
  const split = (chunk: Buffer): readonly Buffer[] => {
    const records: Buffer[] = []
    let start = restLength > 0 ? 0 : -1
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i]
      if (quoted) {
        if (escaped) escaped = false
        else if (c === byte.back) escaped = true
        else if (c === byte.quote) quoted = false
      } else if (c === byte.quote) quoted = true
      else if (c === byte.open || c === byte.openList) {
        if (depth === recordDepth && c === byte.open) start = i
        depth++
      } else if (c === byte.close || c === byte.closeList) {
        depth--
        if (depth === recordDepth && c === byte.close && start >= 0) {
          const end = chunk.subarray(start, i + 1)
          records.push(rest.length === 0 ? end : Buffer.concat([...rest, end]))
          rest = []
          restLength = 0
          start = -1
        }
      }
    }
    if (start >= 0) {
      rest.push(Buffer.from(chunk.subarray(start)))
      restLength += chunk.length - start
      if (restLength > longestRecord)
        throw new RangeError(
          'It holds a record of more than 16 MB, which no log of CloudTrail does',
        )
    }
    return records
  }
  return { split, unfinished: () => depth !== 0 || quoted }
}
