const places = 2048
/** Longer texts are seldom said twice. */
const longest = 128

/**
 * The texts of JSON strings in bytes of UTF-8. Logs say the same few names again and again: a text like one that came lately is that
 * one, which spares making it, and its readers comparing it letter by letter. One text a place: the newest.
 */
export class RecentSlices {
  readonly #known = new Uint8Array(places * longest)
  readonly #texts: string[] = Array.from({ length: places }, () => '')
  readonly #lengths = new Int32Array(places)

  /**
   * @param from behind the first quote @param to the place of the last one, both of a string that is sound
   * @returns its value
   */
  read(bytes: Buffer, from: number, to: number): string {
    const length = to - from
    if (length > longest || length < 4) return stringAt(bytes, from, to)
    const place = placeOf(bytes, from, to)
    if (this.#lengths[place] === length && this.#isAt(place, bytes, from, length))
      return this.#texts[place] ?? ''
    const text = stringAt(bytes, from, to)
    for (let i = 0, at = place * longest; i < length; i++)
      this.#known[at + i] = bytes[from + i] ?? 0
    this.#lengths[place] = length
    this.#texts[place] = text
    return text
  }

  #isAt(place: number, bytes: Buffer, from: number, length: number): boolean {
    const known = this.#known
    // What differs differs mostly at the end.
    for (let i = length - 1, at = place * longest; i >= 0; i--)
      if (known[at + i] !== bytes[from + i]) return false
    return true
  }
}

export function stringAt(bytes: Buffer, from: number, to: number): string {
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0
    if (c > 0x7f || c === 0x5c)
      return JSON.parse(bytes.toString('utf8', from - 1, to + 1)) as string
  }
  return bytes.toString('latin1', from, to)
}

/** Names of one kind differ in length, at the end or in the middle. */
function placeOf(bytes: Buffer, from: number, to: number): number {
  const length = to - from
  const end =
    (bytes[to - 1] ?? 0) +
    (bytes[to - 2] ?? 0) * 37 +
    (bytes[to - 3] ?? 0) * 1031 +
    (bytes[to - 4] ?? 0) * 411
  return (length * 7 + end + (bytes[from + (length >> 1)] ?? 0) * 11) & (places - 1)
}
