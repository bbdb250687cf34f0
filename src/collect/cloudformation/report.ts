import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Gap } from '../../model/gap.ts'

/** Most problems that are told of one file. */
const most = 200

/** Gathers what is wrong with a template: each problem once, with its first place. */
export class Report {
  readonly diagnostics: Diagnostic[] = []
  readonly gaps: Gap[] = []
  readonly #seen = new Set<string>()

  readonly add = (diagnostic: Diagnostic): void => {
    const key = `${diagnostic.code}\n${diagnostic.message}`
    if (this.#seen.has(key) || this.#seen.size > most) return
    this.#seen.add(key)
    this.diagnostics.push(
      this.#seen.size <= most
        ? diagnostic
        : {
            code: 'cloudformation-too-many-problems',
            severity: 'warning',
            message: `The template has more than ${most} problems; the rest is not listed.`,
            help: 'Correct these first.',
            where: { ...(diagnostic.where?.file !== undefined && { file: diagnostic.where.file }) },
          },
    )
  }

  /** Something that cannot be read from a template, whatever is done. */
  hide(operation: string, error: string, types: readonly string[], resource?: string): void {
    this.gaps.push({
      source: 'cloudformation',
      operation,
      reason: 'unsupported',
      error,
      types,
      hides: true,
      ...(resource !== undefined && { resource }),
    })
  }
}
