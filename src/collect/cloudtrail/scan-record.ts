import { LazyJson } from './lazy-json.ts'
import { RecentObjects } from './recent-objects.ts'
import { kind, type Member, type Shape } from './record-shape.ts'
import { JsonBytes, notJson } from './scan-json.ts'

const byte = {
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  back: 0x5c,
  f: 0x66,
  n: 0x6e,
  t: 0x74,
  open: 0x7b,
  close: 0x7d,
} as const

/** Finds the members of one object after another in bytes of UTF-8, and checks that all of it is JSON. */
export class RecordScanner {
  json = new JsonBytes(Buffer.alloc(0))
  /** Whether the last record was as expected: no member of another kind, no name that is written with escapes. */
  isUsual = true
  /** Where the value of each place begins and ends; strings without their quotes. 0: it has no value. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** The text that each place had the last time, where it was read. */
  readonly texts: (string | undefined)[]
  /** The objects and lists of the last record, by place; of records that were written alike they are the same. */
  readonly values: (LazyJson | undefined)[]
  readonly #known = new RecentObjects<LazyJson>(512)
  readonly #shape: Shape
  /** Whose name was read last. */
  #member: Member

  constructor(shape: Shape) {
    this.#shape = shape
    this.#member = shape.other
    this.from = new Int32Array(shape.lastPlace + 1)
    this.to = new Int32Array(shape.lastPlace + 1)
    this.texts = Array.from(this.from, () => undefined)
    this.values = Array.from(this.from, () => undefined)
  }

  begin(json: JsonBytes): void {
    this.json = json
    this.#shape.forget()
    this.#known.forget((value) => value.isUnread)
  }

  /** @param at the place of a value @returns the place behind it, or `notJson` */
  scan(at: number): number {
    this.isUsual = this.json.bytes[at] === byte.open
    return this.isUsual ? this.#object(this.#shape, at) : this.json.endOfValue(at)
  }

  #object(shape: Shape, first: number): number {
    const { json, from } = this
    const { bytes } = json
    for (let place = shape.firstPlace; place <= shape.lastPlace; place++) from[place] = 0
    let at = json.pastSpace(first + 1)
    if (bytes[at] === byte.close) return at + 1
    at = this.#name(shape, shape.other, at)
    for (;;) {
      if (at < 0) return notJson
      const member = this.#member
      at = this.#value(member, at)
      if (at < 0) return notJson
      const { next } = member
      if (next !== undefined && json.has(next.written, 0, next.length, at)) {
        this.#member = next
        at += next.length
        if ((bytes[at] ?? 0) <= byte.space) at = json.pastSpace(at)
        continue
      }
      at = json.pastSpace(at)
      if (bytes[at] === byte.close) return at + 1
      if (bytes[at] !== byte.comma) return notJson
      at = this.#name(shape, member, json.pastSpace(at + 1))
    }
  }

  /** Reads the name of a member and the colon, and notes whose it is. @returns where its value begins, or `notJson` */
  #name(shape: Shape, before: Member, at: number): number {
    const { json } = this
    if (json.bytes[at] !== byte.quote) return notJson
    const end = json.endOfString(at + 1)
    if (end < 0) return notJson
    const member = shape.find(json.bytes, at + 1, end - 1) ?? this.#other(shape, at + 1, end - 1)
    if (member !== shape.other) before.next = member
    this.#member = member
    const behind = json.pastSpace(end)
    return json.bytes[behind] === byte.colon ? json.pastSpace(behind + 1) : notJson
  }

  /** A name with escapes may be any name. */
  #other(shape: Shape, from: number, to: number): Member {
    for (let i = from; i < to; i++) if (this.json.bytes[i] === byte.back) this.isUsual = false
    return shape.other
  }

  #value(member: Member, at: number): number {
    if (member.kind === kind.text) return this.#text(member, at)
    if (member.kind === kind.any) return this.#any(member, at)
    if (member.shape !== undefined) return this.#inner(member, member.shape, at)
    const { json } = this
    const c = json.bytes[at]
    const fits =
      member.kind === kind.boolean
        ? c === byte.t || c === byte.f
        : member.kind === kind.list
          ? c === byte.openList
          : c === byte.open || c === byte.n
    if (!fits) return this.#unusual(at)
    const end = json.endOfValue(at)
    if (end < 0) return notJson
    this.from[member.place] = at
    this.to[member.place] = end
    if (member.kind !== kind.boolean)
      this.values[member.place] = c === byte.n ? undefined : this.#lazy(at, end)
    return end
  }

  #lazy(from: number, to: number): LazyJson {
    const { json } = this
    if (this.#known.find(json, from, to - from) > 0 && this.#known.found !== undefined)
      return this.#known.found
    const value = new LazyJson(json, from, to)
    this.#known.keep(json, from, to, value)
    return value
  }

  #text(member: Member, at: number): number {
    const { json, from, to } = this
    const { place, lastFrom, lastLength } = member
    if (lastLength > 0 && json.has(json, lastFrom, lastLength, at)) {
      from[place] = at + 1
      to[place] = at + lastLength - 1
      return at + lastLength
    }
    if (json.bytes[at] !== byte.quote) return this.#unusual(at)
    const end = json.endOfString(at + 1)
    if (end < 0) return notJson
    from[place] = at + 1
    to[place] = end - 1
    this.texts[place] = undefined
    member.lastFrom = at
    member.lastLength = end - at
    return end
  }

  #any(member: Member, at: number): number {
    const { json } = this
    const { lastFrom, lastLength } = member
    if (lastLength > 0 && json.has(json, lastFrom, lastLength, at)) return at + lastLength
    const end = json.endOfValue(at)
    const c = json.bytes[at]
    if (end > 0 && (c === byte.quote || c === byte.open)) {
      member.lastFrom = at
      member.lastLength = end - at
    }
    return end
  }

  #inner({ place }: Member, shape: Shape, at: number): number {
    const { json } = this
    if (json.bytes[at] !== byte.open) return this.#unusual(at)
    this.from[place] = at
    const known = shape.recent === undefined ? 0 : shape.recent.find(json, at)
    const end = known > 0 ? at + known : this.#object(shape, at)
    this.to[place] = end
    return end
  }

  #unusual(at: number): number {
    this.isUsual = false
    return this.json.endOfValue(at)
  }
}
