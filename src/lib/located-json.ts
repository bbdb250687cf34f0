/** Told the 1-based line of each member and element while a text is parsed. */
export type NoteLine = (container: object, key: string | number, line: number) => void

export interface TextProblem {
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string
  /** 1-based. */
  readonly line: number
  /** 1-based. */
  readonly column: number
}

export type LocatedJson =
  | { readonly value: unknown; readonly duplicates: readonly TextProblem[] }
  | { readonly problem: TextProblem }

class Failure extends Error {}

/**
 * Parses JSON (RFC 8259) and tells the line of every member and element, in one pass. Stops at the first error with its
 * place, and at more than `depth` levels. Of duplicate keys the last wins, as in `JSON.parse`; each is reported.
 */
export function parseLocatedJson(text: string, note: NoteLine, depth: number): LocatedJson {
  const reader = new Reader(text, note, depth)
  try {
    const value = reader.document()
    return { value, duplicates: reader.duplicates }
  } catch (error) {
    if (error instanceof Failure) return { problem: reader.problem(error.message) }
    throw error
  }
}

const code = {
  quote: 34,
  comma: 44,
  colon: 58,
  openList: 91,
  back: 92,
  closeList: 93,
  open: 123,
  close: 125,
}
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literals = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const

class Reader {
  readonly #text: string
  readonly #note: NoteLine
  readonly #depth: number
  readonly duplicates: TextProblem[] = []
  #at = 0
  #line = 1
  #lineStart = 0

  constructor(text: string, note: NoteLine, depth: number) {
    this.#text = text
    this.#note = note
    this.#depth = depth
  }

  problem(message: string): TextProblem {
    return { message, line: this.#line, column: this.#at - this.#lineStart + 1 }
  }

  document(): unknown {
    this.#space()
    const value = this.#value(0)
    this.#space()
    if (this.#at < this.#text.length) throw new Failure('There is more text after the JSON value')
    return value
  }

  #space(): void {
    for (;;) {
      const c = this.#text.charCodeAt(this.#at)
      if (c === 10) {
        this.#line++
        this.#lineStart = this.#at + 1
      } else if (c !== 32 && c !== 13 && c !== 9) return
      this.#at++
    }
  }

  #value(level: number): unknown {
    if (level > this.#depth) throw new Failure(`It nests more than ${this.#depth} levels deep`)
    const c = this.#text.charCodeAt(this.#at)
    if (c === code.open) return this.#object(level)
    if (c === code.openList) return this.#list(level)
    if (c === code.quote) return this.#string()
    number.lastIndex = this.#at
    const digits = number.exec(this.#text)?.[0]
    if (digits !== undefined) {
      this.#at += digits.length
      return Number(digits)
    }
    for (const [word, value] of literals)
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    throw new Failure(this.#unexpected('a value'))
  }

  #object(level: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    this.#at++
    this.#space()
    if (this.#take(code.close)) return object
    for (;;) {
      if (this.#text.charCodeAt(this.#at) !== code.quote)
        throw new Failure(this.#unexpected('a key in double quotes'))
      const start = this.#at
      const key = this.#string()
      if (Object.hasOwn(object, key)) {
        const column = start - this.#lineStart + 1
        this.duplicates.push({ message: `The key ${key} is given twice`, line: this.#line, column })
      }
      this.#note(object, key, this.#line)
      this.#space()
      if (!this.#take(code.colon)) throw new Failure(this.#unexpected('a colon'))
      this.#space()
      const value = this.#value(level + 1)
      if (key === '__proto__')
        Object.defineProperty(object, key, {
          value,
          enumerable: true,
          writable: true,
          configurable: true,
        })
      else object[key] = value
      this.#space()
      if (this.#take(code.close)) return object
      if (!this.#take(code.comma)) throw new Failure(this.#unexpected('a comma or a closing brace'))
      this.#space()
    }
  }

  #list(level: number): unknown[] {
    const list: unknown[] = []
    this.#at++
    this.#space()
    if (this.#take(code.closeList)) return list
    for (;;) {
      this.#note(list, list.length, this.#line)
      list.push(this.#value(level + 1))
      this.#space()
      if (this.#take(code.closeList)) return list
      if (!this.#take(code.comma))
        throw new Failure(this.#unexpected('a comma or a closing bracket'))
      this.#space()
    }
  }

  /** Finds the closing quote, then lets `JSON.parse` read what has escapes. */
  #string(): string {
    const start = this.#at
    let end = start + 1
    let escaped = false
    for (; ; end++) {
      const c = this.#text.charCodeAt(end)
      if (c === code.quote) break
      if (c === code.back) {
        escaped = true
        end++
      } else if (c < 32 || Number.isNaN(c)) {
        const cut = Number.isNaN(c)
        throw new Failure(
          cut ? 'The text ends inside a string' : 'A string holds a control character',
        )
      }
    }
    this.#at = end + 1
    if (!escaped) return this.#text.slice(start + 1, end)
    try {
      return String(JSON.parse(this.#text.slice(start, end + 1)))
    } catch {
      this.#at = start
      throw new Failure('A string holds an escape that JSON does not know')
    }
  }

  #take(wanted: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== wanted) return false
    this.#at++
    return true
  }

  #unexpected(wanted: string): string {
    if (this.#at >= this.#text.length) return `The text ends where ${wanted} should be`
    const found = JSON.stringify(this.#text.slice(this.#at, this.#at + 1))
    return `There is ${found} where ${wanted} should be`
  }
}
