import { stringAt } from './recent-slices.ts'

/** Events that are remembered, in 4 MB, which is about what a processor keeps near. */
const capacity = 512 * 1024
const ways = 8

/**
 * Remembers the ids of the last half million events, to know those that a log holds twice: each trail delivers its own copy of an
 * event, and files may be delivered again. Memory is fixed. Of an id 64 bits are kept: among ten million events there is one chance
 * in a million that two different ones are taken for one.
 */
export class SeenEvents {
  readonly #marks: Int32Array
  readonly #oldest: Uint8Array
  readonly #sets: number

  /** @param size a power of two, of 8 or more */
  constructor(size = capacity) {
    this.#sets = size / ways
    this.#marks = new Int32Array(size * 2)
    this.#oldest = new Uint8Array(this.#sets)
  }

  /** @returns whether the id was met before, as far as is remembered */
  meet(id: string): boolean {
    const bytes = Buffer.from(id)
    return this.#meet(
      digest(bytes, 0, bytes.length, 0x01000193),
      digest(bytes, 0, bytes.length, 0x5bd1e995),
    )
  }

  /** The same of an id that stands in bytes of JSON, between quotes. */
  meetAt(bytes: Buffer, from: number, to: number): boolean {
    if (to - from !== uuidLength) {
      if (from === to) return false
      return this.meet(stringAt(bytes, from, to))
    }
    return this.#meet(digest(bytes, from, to, 0x01000193), digest(bytes, from, to, 0x5bd1e995))
  }

  #meet(a: number, second: number): boolean {
    // A place that is empty holds zeros.
    const b = second | 1
    const set = a & (this.#sets - 1)
    const first = set * ways * 2
    for (let at = first; at < first + ways * 2; at += 2)
      if (this.#marks[at] === a && this.#marks[at + 1] === b) return true
    const place = this.#oldest[set] ?? 0
    this.#oldest[set] = (place + 1) % ways
    this.#marks[first + place * 2] = a
    this.#marks[first + place * 2 + 1] = b
    return false
  }
}

/** @param factor odd */
function digest(bytes: Uint8Array, from: number, to: number, factor: number): number {
  let h = to - from
  const isUuid = h === uuidLength
  for (let i = isUuid ? from + 18 : from; i < to; i += 2)
    h = Math.imul(h, factor) + ((bytes[i] ?? 0) ^ ((i + 1 < to ? (bytes[i + 1] ?? 0) : 0) << 7))
  if (isUuid)
    for (let i = from; i < from + 8; i += 2)
      h = Math.imul(h, factor) + ((bytes[i] ?? 0) ^ ((bytes[i + 1] ?? 0) << 7))
  return mix(h)
}

/** Of a UUID the middle is left out: the other 25 digits are as good as all of them, and quicker. */
const uuidLength = 36

/** Spreads what differs in few bits over all of them. */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
