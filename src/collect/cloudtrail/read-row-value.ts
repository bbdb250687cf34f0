const deepest = 32

/**
 * A structure in a row of query results: JSON, or the form that Trino prints, `{type=AssumedRole, arn=arn:…, inner={…}}`
 * and `[a, b]`, in which nothing is quoted. What is neither stays text.
 */
export function readRowValue(text: string): unknown {
  const trimmed = text.trim()
  if (!/^[[{]/.test(trimmed)) return text
  try {
    return JSON.parse(trimmed)
  } catch {
    const reader = new RowReader(trimmed)
    const value = reader.value(0)
    return reader.failed ? text : value
  }
}

class RowReader {
  readonly #text: string
  #at = 0
  failed = false

  constructor(text: string) {
    this.#text = text
  }

  value(depth: number, inList = false): unknown {
    const c = this.#text[this.#at]
    if (depth > deepest) return this.#fail()
    if (c === '{') return this.#object(depth)
    if (c === '[') return this.#list(depth)
    const end = this.#endOfText(inList)
    const text = this.#text.slice(this.#at, end).trim()
    this.#at = end
    return text === 'null' ? undefined : text
  }

  #object(depth: number): unknown {
    const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    this.#at++
    while (!this.failed && !this.#take('}')) {
      const equals = this.#text.indexOf('=', this.#at)
      if (equals < 0) return this.#fail()
      const key = this.#text.slice(this.#at, equals).trim()
      this.#at = equals + 1
      object[key] = this.value(depth + 1)
      this.#separator()
    }
    return { ...object }
  }

  #list(depth: number): unknown {
    const list: unknown[] = []
    this.#at++
    while (!this.failed && !this.#take(']')) {
      list.push(this.value(depth + 1, true))
      this.#separator()
    }
    return list
  }

  /** Plain text ends before `, name=` or the bracket that closes its structure; commas and braces may stand inside. */
  #endOfText(inList: boolean): number {
    const ends = inList ? /, |[}\]]/g : /, [A-Za-z_]\w*=|[}\]]/g
    ends.lastIndex = this.#at
    return ends.exec(this.#text)?.index ?? this.#text.length
  }

  #separator(): void {
    while (this.#text[this.#at] === ',' || this.#text[this.#at] === ' ') this.#at++
    if (this.#at >= this.#text.length) this.#fail()
  }

  #take(wanted: string): boolean {
    if (this.#text[this.#at] !== wanted) return false
    this.#at++
    return true
  }

  #fail(): undefined {
    this.failed = true
    return undefined
  }
}
