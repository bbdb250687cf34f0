import type { Diagnostic } from '../../model/diagnostic.ts'

/** Collects what is wrong; of one kind no more than can be read. */
export class Report {
  readonly diagnostics: Diagnostic[] = []
  readonly #counts = new Map<string, number>()

  add(code: string, message: string, help: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1
    this.#counts.set(code, count)
    if (count <= mostOfAKind) this.diagnostics.push({ code, severity: 'error', message, help })
  }

  /** All of it, with a note for every kind that was cut. */
  end(): readonly Diagnostic[] {
    for (const [code, count] of this.#counts)
      if (count > mostOfAKind)
        this.diagnostics.push({
          code,
          severity: 'note',
          message: `There are ${count - mostOfAKind} more of ${code}.`,
        })
    return this.diagnostics
  }
}

const mostOfAKind = 20
