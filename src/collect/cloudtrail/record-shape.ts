import type { RecentObjects } from './recent-objects.ts'
import { JsonBytes } from './scan-json.ts'

/** What a member of a record must be, to be read without making all of the record. */
export const kind = { any: 0, text: 1, boolean: 2, object: 3, list: 4, shape: 5 } as const
export type Kind = (typeof kind)[keyof typeof kind]

/** A member that is looked at. */
export interface Member {
  /** Its name with what is around it, as it is nearly always written behind another: `,"name":`. */
  readonly written: JsonBytes
  readonly length: number
  readonly name: Uint8Array
  readonly kind: Kind
  readonly shape: Shape | undefined
  /** Where its bounds are kept; -1: nowhere. */
  readonly place: number
  /** The member that came behind it the last time: records are much alike. */
  next: Member | undefined
  /** Where its value was the last time, and how long. */
  lastFrom: number
  lastLength: number
}

/** The members of an object that are looked at. Others are passed over. */
export class Shape {
  readonly #members: Member[] = []
  readonly #byLength: (Member[] | undefined)[] = []
  /** The places of all its members, those inside of them too. */
  readonly firstPlace: number
  readonly lastPlace: number
  /** Stands for what is before the first member, and for those that are not looked at. */
  readonly other: Member = memberOf('', -1, kind.any)
  readonly recent: RecentObjects<object> | undefined

  /** @param passed names of members that are passed over, but often there */
  constructor(
    members: Readonly<Record<string, readonly [place: number, kind: Kind | Shape]>>,
    passed: readonly string[] = [],
    recent?: RecentObjects<object>,
  ) {
    const places: number[] = []
    for (const [key, [place, kind]] of Object.entries(members)) {
      this.#add(key, place, kind)
      places.push(place)
      if (kind instanceof Shape) places.push(kind.firstPlace, kind.lastPlace)
    }
    for (const key of passed) this.#add(key, -1, kind.any)
    this.firstPlace = Math.min(...places)
    this.lastPlace = Math.max(...places)
    this.recent = recent
  }

  #add(key: string, place: number, kind: Kind | Shape): void {
    const member = memberOf(key, place, kind)
    ;(this.#byLength[key.length] ??= []).push(member)
    this.#members.push(member)
  }

  /** @returns the member of a name that stands in bytes */
  find(bytes: Uint8Array, from: number, to: number): Member | undefined {
    const alike = this.#byLength[to - from]
    if (alike === undefined) return undefined
    for (const member of alike) if (isAt(member.name, bytes, from)) return member
    return undefined
  }

  /** The values that came last are of another text. */
  forget(): void {
    for (const member of [this.other, ...this.#members]) {
      member.lastLength = 0
      member.shape?.forget()
    }
  }
}

function memberOf(name: string, place: number, of: Kind | Shape): Member {
  const written = Buffer.from(`,"${name}":`)
  const shape = of instanceof Shape ? of : undefined
  return {
    written: new JsonBytes(written),
    length: written.length,
    name: Buffer.from(name),
    kind: of instanceof Shape ? kind.shape : of,
    shape,
    place,
    next: undefined,
    lastFrom: 0,
    lastLength: 0,
  }
}

function isAt(name: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false
  return true
}
