/** In bytes: long enough that parsing is not slowed by its many beginnings, short enough that what it makes is garbage soon. */
const usualLength = 64 * 1024

const head =
  /^(?:\xEF\xBB\xBF)?[ \t\r\n]*\{[ \t\r\n]*"Records"[ \t\r\n]*:[ \t\r\n]*\[(?=\{("\w{1,64}"):)/
const byte = { brace: 0x7d, openBracket: 0x5b, bracket: 0x5d }
const whiteSpace = new Set([0x20, 0x09, 0x0a, 0x0d])

/**
 * The records of a whole `{"Records": […]}` in UTF-8, some at a time: parsing a log at once holds all of it in memory, and
 * costs half as much again for collecting the garbage.
 *
 * Text is cut where a record seems to begin, before the member that the first record begins with, and each piece is parsed as a
 * list. That it parses proves the cut: JSON has one reading, so a piece that is a list of whole values ends where the log has a
 * comma between two records. Where a cut was wrong, as inside a record that holds others, nothing of the piece is given.
 * @returns how many bytes were read: `0` when the text has another form, all of them when all was read, else where the piece
 *   begins that could not be
 */
export function* parsePieces(
  bytes: Buffer,
  pieceLength = usualLength,
): Generator<readonly unknown[], number> {
  const found = head.exec(bytes.toString('latin1', 0, 256))
  const end = endOfList(bytes)
  if (found === null || end < 0) return 0
  const border = Buffer.from(`},{${found[1]}:`)
  const begin = found[0].length
  for (let at = begin; at < end;) {
    const next = bytes.indexOf(border, at + pieceLength)
    const stop = next < 0 ? end : next + 1
    const records = parseList(bytes, at, stop)
    if (records === undefined) return at === begin ? 0 : at
    yield records
    at = stop + 1
  }
  return bytes.length
}

/** @returns where the list closes that the text ends in, `-1` when it ends otherwise */
function endOfList(bytes: Buffer): number {
  const brace = lastVisible(bytes, bytes.length - 1)
  const list = lastVisible(bytes, brace - 1)
  return bytes[brace] === byte.brace && bytes[list] === byte.bracket ? list : -1
}

function lastVisible(bytes: Buffer, from: number): number {
  let at = from
  while (whiteSpace.has(bytes[at] ?? 0)) at--
  return at
}

/** Parses bytes as a list. The bytes around them, which are a bracket or a comma, become brackets for the while: that spares a copy. */
function parseList(bytes: Buffer, from: number, to: number): readonly unknown[] | undefined {
  const before = bytes[from - 1] ?? 0
  const behind = bytes[to] ?? 0
  bytes[from - 1] = byte.openBracket
  bytes[to] = byte.bracket
  try {
    return JSON.parse(bytes.toString('utf8', from - 1, to + 1)) as readonly unknown[]
  } catch {
    return undefined
  } finally {
    bytes[from - 1] = before
    bytes[to] = behind
  }
}
