import { describeIssue, formatPath } from '../../lib/describe-issue.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Lens } from '../../model/lens.ts'
import { checkCustomLens } from './check-custom-lens.ts'
import { LensProblems } from './custom-lens-problems.ts'
import { customLensSchema, type CustomLensDocument } from './custom-lens-schema.ts'
import { buildCustomLens } from './build-custom-lens.ts'
import { parseLensText } from './parse-lens-text.ts'

export interface ImportOptions {
  /**
   * Accept what published lenses do against the specification: no `default` rule (then the risk is high when no rule
   * is true), several `default` rules, unknown keys. Each is reported as a warning.
   */
  readonly lenient?: boolean
  /** Shown in diagnostics. */
  readonly file?: string
  /** The format carries no version; `1.0` unless told. */
  readonly version?: string
}

export interface ImportedLens {
  /** Absent when any diagnostic is an error. */
  readonly lens?: Lens
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Imports a custom lens of the Well-Architected Tool (JSON, schema version 2021-11-01) within the Tool's limits.
 * Every problem has a JSON Pointer and a line. Texts of the lens stay as written: they are untrusted.
 */
export function importCustomLens(
  json: string | Uint8Array,
  { lenient = false, file, version = '1.0' }: ImportOptions = {},
): ImportedLens {
  const text = parseLensText(json)
  if ('problem' in text) {
    const where = { ...(file === undefined ? {} : { file }), ...text.problem.where }
    return { diagnostics: [{ ...text.problem, where }] }
  }
  const problems = new LensProblems(file, text)
  const document = readDocument(text.value, problems, lenient)
  if (document !== undefined) checkCustomLens(document, problems, lenient)
  const diagnostics = problems.toDiagnostics()
  if (document === undefined || problems.hasErrors) return { diagnostics }
  return { lens: buildCustomLens(document, version), diagnostics }
}

function readDocument(
  value: unknown,
  problems: LensProblems,
  lenient: boolean,
): CustomLensDocument | undefined {
  const first = customLensSchema.safeParse(value)
  if (first.success) return first.data
  const described = first.error.issues.flatMap((issue) => describeIssue(issue))
  for (const { path, problem, unknownKey } of described)
    if (unknownKey !== undefined)
      problems.add(
        lenient ? 'warning' : 'error',
        'lens-unknown-key',
        path,
        `In the lens, ${formatPath(path)} ${problem}.`,
        lenient
          ? 'It is ignored.'
          : 'Remove it, or import the lens leniently (`--lenient`) to ignore it.',
      )
    else
      problems.add(
        'error',
        'lens-shape',
        path,
        `In the lens, ${formatPath(path)} ${problem}.`,
        'Correct it as the custom lens format specification (2021-11-01) says.',
      )
  if (problems.hasErrors) return undefined
  const known = structuredClone(value)
  for (const { path } of described) removeKey(known, path)
  const second = customLensSchema.safeParse(known)
  return second.success ? second.data : undefined
}

function removeKey(root: unknown, path: readonly PropertyKey[]): void {
  let node = root
  for (const key of path.slice(0, -1)) {
    if (typeof node !== 'object' || node === null) return
    node = Object.getOwnPropertyDescriptor(node, key)?.value
  }
  const last = path.at(-1)
  if (typeof node === 'object' && node !== null && last !== undefined)
    Reflect.deleteProperty(node, last)
}
