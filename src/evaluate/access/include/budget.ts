/** Ends a search that takes too long; the fronts turn it into an unknown answer. */
export class OutOfBudget extends Error {
  readonly limit: 'time' | 'steps' | 'size'
  constructor(limit: 'time' | 'steps' | 'size') {
    super(`out of ${limit}`)
    this.limit = limit
    this.name = 'OutOfBudget'
  }
}

export interface Limits {
  /** Milliseconds that one decision may take; 250 without it. */
  readonly milliseconds?: number
  /** Steps of the search; without it only the time counts. Gives the same answer on every machine. */
  readonly steps?: number
  /** Milliseconds of some clock; `performance.now` without it. */
  readonly clock?: () => number
}

export const defaultMilliseconds = 250
const stepsBetweenLooks = 256

/** Counts the steps of one decision and looks at the clock now and then. */
export class Budget {
  readonly #clock: () => number
  readonly #deadline: number
  readonly #steps: number
  #spent = 0
  #look = stepsBetweenLooks

  constructor({ milliseconds = defaultMilliseconds, steps = Infinity, clock }: Limits = {}) {
    this.#clock = clock ?? (() => performance.now())
    this.#deadline = this.#clock() + milliseconds
    this.#steps = steps
  }

  /** @throws {OutOfBudget} when the decision has used it up */
  spend(steps = 1): void {
    this.#spent += steps
    if (this.#spent < this.#look && this.#spent <= this.#steps) return
    if (this.#spent > this.#steps) throw new OutOfBudget('steps')
    this.#look = this.#spent + stepsBetweenLooks
    if (this.#clock() > this.#deadline) throw new OutOfBudget('time')
  }
}
