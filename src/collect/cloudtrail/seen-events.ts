/** Events that are remembered, in 36 MB. */
const capacity = 4 * 1024 * 1024
const ways = 8

/**
 * Remembers the ids of the last few million events, to know those that a log holds twice: each trail delivers its own copy of an
 * event, and files may be delivered again. Memory is fixed. Of an id 64 bits are kept: among ten million events there is one chance
 * in some 100,000 that two different ones are taken for one.
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
    let a = 0x811c9dc5
    let b = 0x9747b28c
    for (let i = 0; i < id.length; i++) {
      const c = id.charCodeAt(i)
      a = Math.imul(a ^ c, 0x01000193)
      b = Math.imul(b, 0x5bd1e995) + c
    }
    a = mix(a ^ id.length)
    // A place that is empty holds zeros.
    b = mix(b) | 1
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

/** Spreads what differs in few bits over all of them. */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
