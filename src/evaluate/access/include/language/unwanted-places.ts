import { anyCharacter } from './characters.ts'
import { accepts, type Glob, isStar, setOf } from './glob.ts'

const end = -1

/** Where a word stands in all unwanted globs at once: sorted lists of places in one joined table of their steps. */
export class UnwantedPlaces {
  readonly #table: number[] = []
  readonly #starts: number[] = []
  readonly #stamps: number[] = []
  #stamp = 0

  constructor(globs: readonly Glob[]) {
    for (const { steps } of globs) {
      this.#starts.push(this.#table.length)
      for (const step of steps) this.#table.push(step)
      this.#table.push(end)
    }
    this.#stamps = this.#table.map(() => 0)
  }

  /** @returns `undefined` when whatever follows is unwanted */
  start(): readonly number[] | undefined {
    this.#stamp++
    const places: number[] = []
    for (const start of this.#starts) if (!this.#add(start, places)) return undefined
    return places.toSorted((a, b) => a - b)
  }

  /** @returns `undefined` when whatever follows is unwanted */
  after(places: readonly number[], code: number): readonly number[] | undefined {
    this.#stamp++
    const next: number[] = []
    for (const place of places) {
      const step = this.#table[place] ?? end
      if (step === end || !accepts(step, code)) continue
      if (!this.#add(isStar(step) ? place : place + 1, next)) return undefined
    }
    return next.toSorted((a, b) => a - b)
  }

  /** Whether a word that ends here is unwanted. */
  accept(places: readonly number[]): boolean {
    return places.some((place) => this.#table[place] === end)
  }

  /** Adds a place and those behind runs. @returns false at a run of anything that ends its glob */
  #add(from: number, places: number[]): boolean {
    for (let place = from; this.#stamps[place] !== this.#stamp; place++) {
      this.#stamps[place] = this.#stamp
      places.push(place)
      const step = this.#table[place] ?? end
      if (step === end || !isStar(step)) return true
      if (this.#table[place + 1] === end && setOf(step) === anyCharacter) return false
    }
    return true
  }
}
