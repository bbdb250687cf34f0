import type { Column } from './read-reply.ts'

/** A statement that the database keeps, parsed and planned. */
export interface Prepared {
  readonly name: string
  /** Undefined when it gives no rows. */
  readonly columns: readonly Column[] | undefined
}

interface Known {
  prepared?: Prepared
  /** When it was prepared. */
  since: number
}

/** Statements that are remembered; each costs the database some ten kilobytes. */
const most = 200
/** Longer ones are inserts of many rows, which rarely come again. */
const longest = 8_000
/** Milliseconds after which a statement is prepared anew: its plan was made for tables as they were then. */
const goodFor = 60_000

/**
 * Which statements of a connection are worth preparing: those that come a second time. The one that was not used for
 * the longest time is given up first.
 */
export class Statements {
  readonly #known = new Map<string, Known>()
  readonly #now: () => number
  #count = 0
  #given: string[] = []

  /** @param now milliseconds of any clock that only goes forward */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /**
   * How to run a statement: prepared already, to be prepared under this name, or just so.
   */
  find(text: string): Prepared | { readonly prepareAs: string } | undefined {
    if (text.length > longest) return undefined
    const known = this.#known.get(text)
    if (known === undefined) {
      this.#known.set(text, { since: 0 })
      this.#forgetOldest()
      return undefined
    }
    this.#known.delete(text)
    this.#known.set(text, known)
    if (known.prepared !== undefined) {
      if (this.#now() - known.since < goodFor) return known.prepared
      this.giveUp(known.prepared.name)
      delete known.prepared
    }
    return { prepareAs: `s${(this.#count += 1)}` }
  }

  /** A statement was prepared. */
  keep(text: string, prepared: Prepared): void {
    this.#known.set(text, { prepared, since: this.#now() })
  }

  /** A name that the database may or may not know is not used any more. */
  giveUp(name: string): void {
    this.#given.push(name)
  }

  /** Names that the database can forget; asked once. */
  takeGivenUp(): readonly string[] {
    if (this.#given.length === 0) return this.#given
    const given = this.#given
    this.#given = []
    return given
  }

  /** Tables changed: nothing that was prepared before is sure to fit. */
  clear(): void {
    for (const { prepared } of this.#known.values())
      if (prepared !== undefined) this.giveUp(prepared.name)
    this.#known.clear()
  }

  #forgetOldest(): void {
    if (this.#known.size <= most) return
    for (const [text, { prepared }] of this.#known) {
      this.#known.delete(text)
      if (prepared !== undefined) this.giveUp(prepared.name)
      return
    }
  }
}
