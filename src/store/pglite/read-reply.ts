import { protocol } from '@electric-sql/pglite'

/** A column of a result. */
export interface Column {
  readonly name: string
  /** Its value from the text form of PostgreSQL. */
  readonly parse: (text: string) => unknown
}

/** Columns of a type by its object id. */
export type Parsers = Readonly<
  Record<number, ((text: string, type: number) => unknown) | undefined>
>

/** What the database answered to one batch of messages. */
export interface Reply {
  /** Undefined when the batch asked for no description, or the statement has no result. */
  readonly columns: readonly Column[] | undefined
  readonly rows: readonly Record<string, unknown>[]
  /** Of the last command, e.g. `INSERT 0 1`. */
  readonly tag: string
  /** What failed first. */
  readonly error: Error | undefined
}

const code = { rows: 0x54, row: 0x44, complete: 0x43, error: 0x45 }
const headLength = 5

/**
 * Reads an answer in the protocol of PostgreSQL (version 3), whole as the embedded database gives it.
 * @param known columns of a prepared statement, which are not described again
 */
export function readReply(bytes: Uint8Array, parsers: Parsers, known?: readonly Column[]): Reply {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let described: readonly Column[] | undefined
  let error: Error | undefined
  let tag = ''
  const rows: Record<string, unknown>[] = []
  for (let at = 0; at + headLength <= buffer.length;) {
    const start = at + headLength
    const end = at + 1 + buffer.readInt32BE(at + 1)
    switch (buffer[at]) {
      case code.row:
        rows.push(readRow(buffer, start, described ?? known ?? []))
        break
      case code.rows:
        described = readColumns(buffer, start, parsers)
        break
      case code.complete:
        tag = buffer.toString('latin1', start, end - 1)
        break
      case code.error:
        error ??= readError(buffer.subarray(at, end))
        break
      default:
    }
    at = end
  }
  return { columns: described, rows, tag, error }
}

function readRow(
  buffer: Buffer,
  start: number,
  columns: readonly Column[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  let at = start + 2
  for (const { name, parse } of columns) {
    const length = buffer.readInt32BE(at)
    at += 4
    if (length < 0) row[name] = null
    else {
      row[name] = parse(buffer.toString('utf8', at, at + length))
      at += length
    }
  }
  return row
}

function readColumns(buffer: Buffer, start: number, parsers: Parsers): readonly Column[] {
  const columns: Column[] = []
  let at = start + 2
  for (let left = buffer.readInt16BE(start); left > 0; left--) {
    const end = buffer.indexOf(0, at)
    // After the name: table, column, type, its size and modifier, and the format.
    const type = buffer.readInt32BE(end + 7)
    columns.push({ name: buffer.toString('utf8', at, end), parse: parserOf(type, parsers) })
    at = end + 19
  }
  return columns
}

/** Object ids of types: int8, int2, int4, float4, float8. */
const numbers = new Set([20, 21, 23, 700, 701])
/** Object ids of types: json, jsonb. */
const jsons = new Set([114, 3802])
const bool = 16

/** Milliseconds and counts fit into a double. */
function parserOf(type: number, parsers: Parsers): Column['parse'] {
  if (numbers.has(type)) return Number
  if (type === bool) return (text) => text === 't'
  if (jsons.has(type)) return (text) => JSON.parse(text)
  const parse = parsers[type]
  return parse === undefined ? (text) => text : (text) => parse(text, type)
}

function readError(bytes: Uint8Array): Error {
  let error: unknown
  new protocol.Parser().parse(bytes, (message) => (error = message))
  return error instanceof Error ? error : new Error('The database failed without saying why.')
}
