const places = 1024

/**
 * What was found for the texts that came last. Logs say the same few names again and again, each time as a new text; to compare it
 * with one that looks alike is quicker than to hash it, as a Map does. One text a place: the newest.
 */
export class RecentTexts<T> {
  readonly #texts: string[] = Array.from({ length: places }, () => '')
  readonly #found: (T | undefined)[] = Array.from({ length: places }, () => undefined)

  /** @returns `undefined` for what was not met lately */
  get(text: string): T | undefined {
    const place = placeOf(text)
    return this.#texts[place] === text ? this.#found[place] : undefined
  }

  set(text: string, found: T): void {
    const place = placeOf(text)
    this.#texts[place] = text
    this.#found[place] = found
  }
}

/** Names of one kind differ in length, at the end or in the middle. */
function placeOf(text: string): number {
  const { length } = text
  const end = text.charCodeAt(length - 1) + text.charCodeAt(length - 2) * 37
  return (length * 7 + end + text.charCodeAt(length >> 1) * 11) & (places - 1)
}
