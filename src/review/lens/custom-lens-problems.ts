import type { Diagnostic } from '../../model/diagnostic.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import type { LensText } from './parse-lens-text.ts'

/** Shown at most; a hostile file cannot flood the reader. */
const most = 100

/** Collects the problems of one lens file and gives each its place. */
export class LensProblems {
  readonly #list: Diagnostic[] = []
  readonly #file: string | undefined
  readonly #text: LensText
  #hidden = 0
  #errors = 0

  constructor(file: string | undefined, text: LensText) {
    this.#file = file
    this.#text = text
  }

  get hasErrors(): boolean {
    return this.#errors > 0
  }

  add(
    severity: Diagnostic['severity'],
    code: string,
    path: readonly PropertyKey[],
    message: string,
    help?: string,
  ): void {
    if (severity === 'error') this.#errors++
    if (this.#list.length >= most) {
      this.#hidden++
      return
    }
    const line = this.#text.lineOf(path)
    const where = {
      ...(this.#file === undefined ? {} : { file: this.#file }),
      ...(line === undefined ? {} : { line }),
      pointer: jsonPointer(path),
    }
    this.#list.push({ code, severity, message, where, ...(help === undefined ? {} : { help }) })
  }

  toDiagnostics(): readonly Diagnostic[] {
    if (this.#hidden === 0) return this.#list
    return [
      ...this.#list,
      {
        code: 'lens-more-problems',
        severity: this.hasErrors ? 'error' : 'note',
        message: `The lens has ${this.#hidden} more problems that are not listed.`,
        help: 'Fix those that are listed and import the lens again.',
      },
    ]
  }
}
