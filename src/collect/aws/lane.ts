/**
 * A queue with a limit on what runs at once. The limit halves when the service throttles and grows by one after a run
 * of successes, so that reading slows down before production calls in the account suffer.
 */
export class Lane {
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  #limit: number
  #running = 0
  #successes = 0

  constructor(most: number) {
    this.#most = most
    this.#limit = most
  }

  /** What may run at once now. */
  get limit(): number {
    return this.#limit
  }

  /** Runs a task when there is room. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running < this.#limit) this.#running++
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await task()
    } finally {
      this.#running--
      this.#wake()
    }
  }

  throttled(): void {
    this.#limit = Math.max(1, Math.floor(this.#limit / 2))
    this.#successes = 0
  }

  succeeded(): void {
    if (this.#limit >= this.#most || ++this.#successes < 20) return
    this.#limit++
    this.#successes = 0
    this.#wake()
  }

  #wake(): void {
    if (this.#running >= this.#limit) return
    const next = this.#waiting.shift()
    if (next === undefined) return
    this.#running++
    next()
  }
}
