import type { Budget } from '../budget.ts'
import type { Symbols } from '../compile/symbols.ts'
import type { Caller } from '../caller/caller.ts'
import type { Demand } from '../dimension/find-value.ts'
import { findKeyValue, type KeyAnswer } from '../dimension/key.ts'
import { type KeyTraits, traitsOf } from '../dimension/traits.ts'

/** What stays the same while requests of one caller are searched. */
export class Setting {
  readonly budget: Budget
  readonly caller: Caller
  /** Keys that some condition asks of, lower-cased. */
  readonly inPlay: ReadonlySet<string>
  /** Keys of the statement that allows: they are taken to exist, as the catalogue has gaps. */
  readonly trusted: ReadonlySet<string>
  readonly symbols: Symbols
  /** Why an answer `included` would not be certain. */
  readonly doubts: Set<string>
  readonly #traits = new Map<string, KeyTraits>()
  readonly #defaults = new Map<string, KeyAnswer>()

  constructor(
    given: Pick<Setting, 'budget' | 'caller' | 'inPlay' | 'trusted' | 'symbols' | 'doubts'>,
  ) {
    this.budget = given.budget
    this.caller = given.caller
    this.inPlay = given.inPlay
    this.trusted = given.trusted
    this.symbols = given.symbols
    this.doubts = given.doubts
  }

  traits(key: string): KeyTraits {
    const known = this.#traits.get(key)
    if (known !== undefined) return known
    const own = this.caller.keys.get(key)
    const traits = own === undefined ? traitsOf(key) : { ...traitsOf(key), ...own }
    this.#traits.set(key, traits)
    return traits
  }

  /** What the kind of caller asks of a key. */
  demands(key: string): readonly Demand[] {
    return this.caller.demands.filter(({ test }) => test.key === key)
  }

  /** The value of a key of which nothing is asked. */
  unasked(key: string): KeyAnswer {
    let answer = this.#defaults.get(key)
    if (answer === undefined) {
      answer = findKeyValue(key, this.demands(key), this.traits(key), this.budget)
      this.#defaults.set(key, answer)
    }
    return answer
  }
}
