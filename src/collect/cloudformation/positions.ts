type Lines = Map<string | number, number>

/** The lines on which members and elements of a parsed template stand. */
export class Positions {
  readonly #lines = new Map<object, Lines>()

  note(container: object, key: string | number, line: number): void {
    const lines = this.#lines.get(container)
    if (lines === undefined) this.#lines.set(container, new Map([[key, line]]))
    else lines.set(key, line)
  }

  /** 1-based line of a member or element; `undefined` when it was made, not read. */
  lineOf(container: object, key: string | number): number | undefined {
    return this.#lines.get(container)?.get(key)
  }

  /** Lets a copy of a container have the lines of the original. */
  copy(from: object, to: object): void {
    const lines = this.#lines.get(from)
    if (lines !== undefined) this.#lines.set(to, lines)
  }
}
