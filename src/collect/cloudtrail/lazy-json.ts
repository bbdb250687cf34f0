import type { JsonBytes } from './scan-json.ts'

/** A value that is made of its text when somebody asks for it, and then the same for all who do. */
export class LazyJson {
  #json: JsonBytes | undefined
  readonly #from: number
  readonly #to: number
  #value: unknown
  /** What was made of the value, for whoever made it. */
  made: unknown

  constructor(json: JsonBytes, from: number, to: number) {
    this.#json = json
    this.#from = from
    this.#to = to
  }

  /** Whether it still needs the text. */
  get isUnread(): boolean {
    return this.#json !== undefined
  }

  get value(): unknown {
    if (this.#json !== undefined) {
      this.#value = JSON.parse(this.#json.bytes.toString('utf8', this.#from, this.#to))
      this.#json = undefined
    }
    return this.#value
  }
}
