import type { Diagnostic } from '../../../model/diagnostic.ts'

/**
 * The members of an object of a case, found by name without regard to capitals, `_` and `-`: `ResourcePolicy`, `resource_policy`.
 * What is not asked for by the end is reported, because a misspelt layer would otherwise be left out in silence.
 */
export class Fields {
  readonly pointer: string
  readonly #values = new Map<string, readonly [name: string, value: unknown]>()
  readonly #unused: Set<string>
  readonly #problems: Problems

  constructor(value: object, pointer: string, problems: Problems) {
    this.pointer = pointer
    this.#problems = problems
    for (const [name, each] of Object.entries(value)) this.#values.set(fold(name), [name, each])
    this.#unused = new Set(this.#values.keys())
  }

  /** The first of several names that is there and not null. */
  get(...names: readonly string[]): unknown {
    for (const name of names) {
      const found = this.#values.get(fold(name))
      this.#unused.delete(fold(name))
      if (found !== undefined && found[1] !== null) return found[1]
    }
    return undefined
  }

  /** Where a member stands, for diagnostics. */
  at(...names: readonly string[]): string {
    for (const name of names) {
      const found = this.#values.get(fold(name))
      if (found !== undefined) return `${this.pointer}/${found[0]}`
    }
    return this.pointer
  }

  text(...names: readonly string[]): string | undefined {
    const value = this.get(...names)
    if (value === undefined || typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
    this.#problems.report(this.at(...names), 'Text is expected here.')
    return undefined
  }

  texts(...names: readonly string[]): readonly string[] | undefined {
    const value = this.get(...names)
    if (value === undefined) return undefined
    const list: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (list.every((each) => typeof each === 'string')) return list
    this.#problems.report(this.at(...names), 'A list of texts is expected here.')
    return undefined
  }

  object(...names: readonly string[]): Fields | undefined {
    const value = this.get(...names)
    if (value === undefined) return undefined
    if (isObject(value)) return new Fields(value, this.at(...names), this.#problems)
    this.#problems.report(this.at(...names), 'An object is expected here.')
    return undefined
  }

  /** Reports members that nobody asked for. */
  close(): void {
    for (const key of this.#unused) {
      const name = this.#values.get(key)?.[0] ?? key
      this.#problems.warn(
        `${this.pointer}/${name}`,
        `${name} is no field of a case; it is not looked at.`,
      )
    }
  }

  ignore(...names: readonly string[]): void {
    for (const name of names) this.#unused.delete(fold(name))
  }
}

/** Collects what is wrong with a case. */
export class Problems {
  readonly list: Diagnostic[] = []
  readonly #line: number | undefined

  constructor(line?: number) {
    this.#line = line
  }

  report(pointer: string, message: string): void {
    this.#add('error', pointer, message)
  }

  warn(pointer: string, message: string): void {
    this.#add('warning', pointer, message)
  }

  #add(severity: 'error' | 'warning', pointer: string, message: string): void {
    const line = this.#line === undefined ? {} : { line: this.#line }
    this.list.push({ code: 'access-case-invalid', severity, message, where: { ...line, pointer } })
  }

  get broken(): boolean {
    return this.list.some(({ severity }) => severity === 'error')
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[_\-\s]/g, '')
}
