import { type Glob, isUniversal, universal } from './glob.ts'
import { matches } from './matches.ts'

/** A union of globs, indexed by what stands before the first colon (the service of an action). */
export class PatternSet {
  readonly globs: readonly Glob[]
  /** True when it holds every text. */
  readonly everything: boolean
  /** Whether the value of a policy variable occurs in it. */
  readonly symbolic: boolean
  readonly #literals: ReadonlySet<string>
  readonly #sorted: readonly Glob[]
  readonly #byService = new Map<string, Glob[]>()
  readonly #elsewhere: Glob[] = []

  constructor(globs: readonly Glob[]) {
    this.everything = globs.some(isUniversal)
    this.globs = this.everything ? [universal] : globs
    this.symbolic = this.globs.some(({ steps }) => steps.some((s) => s >= 0xe000 && s < 0xf000))
    const literals = this.globs.filter((glob) => glob.literal !== undefined)
    this.#literals = new Set(literals.map(({ prefix }) => prefix))
    this.#sorted = literals.toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1))
    for (const glob of this.globs) {
      if (glob.literal !== undefined) continue
      const service = serviceOf(glob.prefix)
      if (service === undefined) this.#elsewhere.push(glob)
      else {
        const list = this.#byService.get(service)
        if (list === undefined) this.#byService.set(service, [glob])
        else list.push(glob)
      }
    }
  }

  /** @param text may be one that stands for many: then whether all of them are within one of the globs */
  has(text: string): boolean {
    if (this.everything || this.#literals.has(text)) return true
    const service = serviceOf(text)
    const near = service === undefined ? undefined : this.#byService.get(service)
    if (near?.some((glob) => matches(glob, text)) === true) return true
    return this.#elsewhere.some((glob) => matches(glob, text))
  }

  /** Those whose words may begin like the words of a glob with this prefix. */
  near(prefix: string): readonly Glob[] {
    if (this.everything) return this.globs
    const service = serviceOf(prefix)
    const wild =
      service === undefined
        ? [...this.#byService.values()].flat()
        : (this.#byService.get(service) ?? [])
    return [...this.#literalsFrom(prefix), ...wild, ...this.#elsewhere].filter(
      (glob) => glob.prefix.startsWith(prefix) || prefix.startsWith(glob.prefix),
    )
  }

  #literalsFrom(prefix: string): readonly Glob[] {
    let from = 0
    let to = this.#sorted.length
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.#sorted[middle]?.prefix ?? '') < prefix) from = middle + 1
      else to = middle
    }
    let end = from
    while (this.#sorted[end]?.prefix.startsWith(prefix) === true) end++
    return this.#sorted.slice(from, end)
  }
}

function serviceOf(text: string): string | undefined {
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : text.slice(0, colon)
}
