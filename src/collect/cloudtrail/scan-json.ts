/** What the text at a place is, when it is not what JSON allows there. */
export const notJson = -1

const byte = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  back: 0x5c,
  closeList: 0x5d,
  open: 0x7b,
  close: 0x7d,
} as const

/** More levels than this are left to JSON.parse, which does not recurse. */
const deepest = 200

/**
 * Finds where JSON values end in bytes of UTF-8, by all the rules of JSON, without making them. What is accepted JSON.parse accepts
 * and the other way round, except for values that are nested very deep, which are left to it. Source: RFC 8259.
 */
export class JsonBytes {
  readonly bytes: Buffer
  readonly #words: DataView

  constructor(bytes: Buffer) {
    this.bytes = bytes
    this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  /** @returns the first place from `at` that is no white space */
  pastSpace(at: number): number {
    const { bytes } = this
    let to = at
    while (to < bytes.length && (bytes[to] ?? 0) <= 0x20 && isSpace(bytes[to] ?? 0)) to++
    return to
  }

  /** Whether the bytes at a place are those of another text from `from` on, as many as `length`. */
  has(other: JsonBytes, from: number, length: number, at: number): boolean {
    const { bytes } = this
    if (at + length > bytes.length) return false
    const words = this.#words
    const others = other.#words
    const last = length - 4
    if (last < 0) return this.#hasFew(other, from, length, at)
    for (let i = 0; i < last; i += 4)
      if (words.getInt32(at + i, true) !== others.getInt32(from + i, true)) return false
    return words.getInt32(at + last, true) === others.getInt32(from + last, true)
  }

  #hasFew(other: JsonBytes, from: number, length: number, at: number): boolean {
    for (let i = 0; i < length; i++) if (this.bytes[at + i] !== other.bytes[from + i]) return false
    return true
  }

  /** @returns a digest of the first bytes from `at`, for places in tables: not of all texts another */
  digest(at: number, length: number): number {
    const end = Math.min(at + length, this.bytes.length) - 4
    let h = 0
    for (let i = at; i <= end; i += 4) h = Math.imul(h, 0x01000193) ^ this.#words.getInt32(i, true)
    return h ^ (h >>> 15)
  }

  /** @param at where a value begins @returns the place behind it, or `notJson` */
  endOfValue(at: number, depth = 0): number {
    if (at >= this.bytes.length) return notJson
    const c = this.bytes[at] ?? 0
    if (c === byte.quote) return this.endOfString(at + 1)
    if (c === byte.open) return depth > deepest ? notJson : this.#endOfObject(at + 1, depth + 1)
    if (c === byte.openList) return depth > deepest ? notJson : this.#endOfList(at + 1, depth + 1)
    return this.#endOfScalar(at)
  }

  /** @param at the place behind the first quote @returns the place behind the last one, or `notJson` */
  endOfString(at: number): number {
    const { bytes } = this
    const words = this.#words
    const lastWord = bytes.length - 4
    for (let i = at; i < bytes.length; i++) {
      // Four bytes at a time, while none of them is special. Source: Bit Twiddling Hacks, "Determine if a word has a byte less than n".
      while (i <= lastWord) {
        const word = words.getInt32(i, true)
        const quote = word ^ 0x22222222
        const back = word ^ 0x5c5c5c5c
        const special =
          (((quote - 0x01010101) & ~quote) |
            ((back - 0x01010101) & ~back) |
            ((word - 0x20202020) & ~word)) &
          -0x7f7f7f80
        if (special === 0) i += 4
        else {
          i += (31 - Math.clz32(special & -special)) >> 3
          break
        }
      }
      if (i >= bytes.length) return notJson
      const c = bytes[i] ?? 0
      if (c === byte.quote) return i + 1
      if (c < 0x20) return notJson
      if (c === byte.back) {
        i = this.#endOfEscape(i + 1) - 1
        if (i < 0) return notJson
      }
    }
    return notJson
  }

  /** @param at the place behind the backslash @returns the place behind the escape, or `notJson` */
  #endOfEscape(at: number): number {
    const text = this.bytes.toString('latin1', at, at + 5)
    const found = escape.exec(text)
    return found === null ? notJson : at + found[0].length
  }

  #endOfObject(first: number, depth: number): number {
    const { bytes } = this
    let at = this.pastSpace(first)
    if (bytes[at] === byte.close) return at + 1
    for (;;) {
      if (bytes[at] !== byte.quote) return notJson
      at = this.endOfString(at + 1)
      if (at < 0) return notJson
      at = this.pastSpace(at)
      if (bytes[at] !== byte.colon) return notJson
      at = this.endOfValue(this.pastSpace(at + 1), depth)
      if (at < 0) return notJson
      at = this.pastSpace(at)
      if (bytes[at] === byte.close) return at + 1
      if (bytes[at] !== byte.comma) return notJson
      at = this.pastSpace(at + 1)
    }
  }

  #endOfList(first: number, depth: number): number {
    const { bytes } = this
    let at = this.pastSpace(first)
    if (bytes[at] === byte.closeList) return at + 1
    for (;;) {
      at = this.endOfValue(at, depth)
      if (at < 0) return notJson
      at = this.pastSpace(at)
      if (bytes[at] === byte.closeList) return at + 1
      if (bytes[at] !== byte.comma) return notJson
      at = this.pastSpace(at + 1)
    }
  }

  /** A number, `true`, `false` or `null`. */
  #endOfScalar(first: number): number {
    const { bytes } = this
    for (const word of words)
      if (this.has(word, 0, word.bytes.length, first)) return first + word.bytes.length
    let at = first
    while (at < bytes.length && isOfNumber(bytes[at] ?? 0)) at++
    return number.test(bytes.toString('latin1', first, at)) ? at : notJson
  }
}

const words = ['null', 'true', 'false'].map((word) => new JsonBytes(Buffer.from(word)))
const escape = /^(?:["\\/bfnrt]|u[\da-fA-F]{4})/
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

function isSpace(c: number): boolean {
  return c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09
}

/** Digits, signs, the point and the letter E. */
function isOfNumber(c: number): boolean {
  return (c >= 0x2b && c <= 0x39 && c !== byte.comma && c !== 0x2f) || (c | 0x20) === 0x65
}
