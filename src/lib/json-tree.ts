/** A JSON value with its place: offsets into the text in UTF-16 units, the end exclusive. Strings include their quotes. */
export type JsonNode = JsonObject | JsonList | JsonString | JsonScalar

interface Span {
  readonly start: number
  readonly end: number
}
export interface JsonObject extends Span {
  readonly kind: 'object'
  /** In order; a key given twice is there twice. */
  readonly members: readonly JsonMember[]
}
export interface JsonMember {
  readonly key: JsonString
  readonly value: JsonNode
}
export interface JsonList extends Span {
  readonly kind: 'list'
  readonly items: readonly JsonNode[]
}
export interface JsonString extends Span {
  readonly kind: 'string'
  readonly value: string
}
export interface JsonScalar extends Span {
  readonly kind: 'number' | 'boolean' | 'null'
  readonly value: number | boolean | null
}

export type JsonTree =
  | { readonly root: JsonNode }
  /** A sentence without a full stop, and the offset where reading stopped. */
  | { readonly problem: string; readonly offset: number }

class Failure extends Error {}

/**
 * Parses JSON (RFC 8259) into nodes that know their place. Where lines are enough and values are wanted,
 * `parseLocatedJson` is cheaper. Stops at the first error, and at more than `depth` levels; linear in the text.
 */
export function parseJsonTree(text: string, depth: number): JsonTree {
  const reader = new Reader(text, depth)
  try {
    return { root: reader.document() }
  } catch (error) {
    if (error instanceof Failure) return { problem: error.message, offset: reader.at }
    throw error
  }
}

/** Where a character of a string's value stands in the text, escapes counted: `\u0041` is one character of the value. */
export function offsetInString(text: string, node: JsonString, index: number): number {
  let at = node.start + 1
  for (let passed = 0; passed < index && at < node.end - 1; passed++)
    at += text[at] === '\\' ? (text[at + 1] === 'u' ? 6 : 2) : 1
  return at
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literals = [
  ['true', 'boolean', true],
  ['false', 'boolean', false],
  ['null', 'null', null],
] as const

class Reader {
  readonly #text: string
  readonly #depth: number
  at = 0

  constructor(text: string, depth: number) {
    this.#text = text
    this.#depth = depth
  }

  document(): JsonNode {
    this.#space()
    const root = this.#value(0)
    this.#space()
    if (this.at < this.#text.length) throw new Failure('There is more text after the JSON value')
    return root
  }

  #space(): void {
    for (;;) {
      const c = this.#text.charCodeAt(this.at)
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return
      this.at++
    }
  }

  #value(level: number): JsonNode {
    if (level > this.#depth) throw new Failure(`It nests more than ${this.#depth} levels deep`)
    const c = this.#text[this.at]
    if (c === '{') return this.#object(level)
    if (c === '[') return this.#list(level)
    if (c === '"') return this.#string()
    return this.#scalar()
  }

  #scalar(): JsonScalar {
    const start = this.at
    number.lastIndex = start
    const digits = number.exec(this.#text)?.[0]
    if (digits !== undefined) {
      this.at += digits.length
      return { kind: 'number', value: Number(digits), start, end: this.at }
    }
    for (const [word, kind, value] of literals)
      if (this.#text.startsWith(word, start)) {
        this.at += word.length
        return { kind, value, start, end: this.at }
      }
    throw new Failure(this.#unexpected('a value'))
  }

  #object(level: number): JsonObject {
    const start = this.at++
    const members: JsonMember[] = []
    this.#space()
    while (this.#text[this.at] !== '}') {
      if (members.length > 0) this.#pass(',', 'a comma or a closing brace')
      if (this.#text[this.at] !== '"') throw new Failure(this.#unexpected('a key in double quotes'))
      const key = this.#string()
      this.#space()
      this.#pass(':', 'a colon')
      members.push({ key, value: this.#value(level + 1) })
      this.#space()
    }
    this.at++
    return { kind: 'object', members, start, end: this.at }
  }

  #list(level: number): JsonList {
    const start = this.at++
    const items: JsonNode[] = []
    this.#space()
    while (this.#text[this.at] !== ']') {
      if (items.length > 0) this.#pass(',', 'a comma or a closing bracket')
      items.push(this.#value(level + 1))
      this.#space()
    }
    this.at++
    return { kind: 'list', items, start, end: this.at }
  }

  /** Finds the closing quote, then lets `JSON.parse` read what has escapes. */
  #string(): JsonString {
    const start = this.at
    let end = start + 1
    let escaped = false
    for (; ; end++) {
      const c = this.#text.charCodeAt(end)
      if (c === 34) break
      if (c === 92) {
        escaped = true
        end++
      } else if (Number.isNaN(c)) throw new Failure('The text ends inside a string')
      else if (c < 32) {
        this.at = end
        throw new Failure('A string holds a control character')
      }
    }
    this.at = end + 1
    if (!escaped)
      return { kind: 'string', value: this.#text.slice(start + 1, end), start, end: this.at }
    try {
      const value = String(JSON.parse(this.#text.slice(start, end + 1)))
      return { kind: 'string', value, start, end: this.at }
    } catch {
      this.at = start
      throw new Failure('A string holds an escape that JSON does not know')
    }
  }

  #pass(wanted: string, name: string): void {
    if (this.#text[this.at] !== wanted) throw new Failure(this.#unexpected(name))
    this.at++
    this.#space()
  }

  #unexpected(wanted: string): string {
    if (this.at >= this.#text.length) return `The text ends where ${wanted} should be`
    const found = JSON.stringify(this.#text.slice(this.at, this.at + 1))
    return `There is ${found} where ${wanted} should be`
  }
}
