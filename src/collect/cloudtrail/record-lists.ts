import { JsonBytes } from './scan-json.ts'

const byte = { comma: 0x2c, openList: 0x5b, open: 0x7b } as const
/** In bytes of UTF-8. */
const byteOrderMark = 3

/**
 * Every list with the name `Records` in a whole JSON object, as bytes. JSON.parse gives the last of members with one name, without a
 * word of the others.
 * @returns `undefined` for what is no JSON object, or nested very deep
 */
export function recordLists(bytes: Buffer): readonly Buffer[] | undefined {
  const json = new JsonBytes(bytes)
  const begin = json.pastSpace(bytes[0] === 0xef ? byteOrderMark : 0)
  const end = json.endOfValue(begin)
  if (bytes[begin] !== byte.open || end < 0 || json.pastSpace(end) !== bytes.length)
    return undefined
  const lists: Buffer[] = []
  let at = json.pastSpace(begin + 1)
  // That all of it is JSON was found out above: what follows a value is a comma or the end.
  for (let more = at < end - 1; more; at = json.pastSpace(at + 1)) {
    const endOfName = json.endOfString(at + 1)
    const value = json.pastSpace(json.pastSpace(endOfName) + 1)
    const endOfValue = json.endOfValue(value)
    if (bytes[value] === byte.openList && isRecords(bytes, at, endOfName))
      lists.push(bytes.subarray(value, endOfValue))
    at = json.pastSpace(endOfValue)
    more = bytes[at] === byte.comma
  }
  return lists
}

function isRecords(bytes: Buffer, from: number, to: number): boolean {
  // Each letter may be written with an escape of six characters.
  return to - from <= 2 + 7 * 6 && JSON.parse(bytes.toString('utf8', from, to)) === 'Records'
}
