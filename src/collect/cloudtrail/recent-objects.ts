import { JsonBytes } from './scan-json.ts'

/** Two for each digest. */
const places = 4096
/** Bytes that tell most objects apart. */
const telling = 160

/**
 * What was made lately of objects, by how they are written: the identity of a session is the same in all its events. What begins
 * with the text of a whole object is that object, so that nothing of it need be read. Memory is fixed, but for what is made.
 */
export class RecentObjects<T> {
  readonly #longest: number
  readonly #known: JsonBytes
  readonly #lengths = new Int32Array(places)
  readonly #values: (T | undefined)[] = Array.from({ length: places }, () => undefined)
  #place = 0
  /** What was made of the object that was found the last time. */
  found: T | undefined

  /** @param longest in bytes; longer ones are not remembered */
  constructor(longest: number) {
    this.#longest = longest
    this.#known = new JsonBytes(Buffer.alloc(places * longest))
  }

  /**
   * @param length of the object, or as many of its bytes as tell it from others
   * @returns how long the object at a place is, `0` when it is not known
   */
  find(json: JsonBytes, at: number, length = telling): number {
    this.#place = (json.digest(at, length) << 1) & (places - 1)
    this.found = undefined
    return this.#findAt(this.#place, json, at) || this.#findAt(this.#place + 1, json, at)
  }

  #findAt(place: number, json: JsonBytes, at: number): number {
    const length = this.#lengths[place] ?? 0
    if (length === 0 || !json.has(this.#known, place * this.#longest, length, at)) return 0
    this.found = this.#values[place]
    return length
  }

  /** Remembers what was made of the object that was not found, in place of the one before the last. */
  keep(json: JsonBytes, from: number, to: number, value: T): void {
    const longest = this.#longest
    if (to - from > longest) return
    const place = this.#place
    const { bytes } = this.#known
    const before = this.#lengths[place] ?? 0
    bytes.copyWithin((place + 1) * longest, place * longest, place * longest + before)
    this.#lengths[place + 1] = before
    this.#values[place + 1] = this.#values[place]
    json.bytes.copy(bytes, place * longest, from, to)
    this.#lengths[place] = to - from
    this.#values[place] = value
  }

  /** Forgets those of which nothing is worth keeping. */
  forget(isWorthless: (value: T) => boolean): void {
    for (let place = 0; place < places; place++) {
      const value = this.#values[place]
      if (value === undefined || !isWorthless(value)) continue
      this.#values[place] = undefined
      this.#lengths[place] = 0
    }
  }
}
