import { parseLocatedJson } from '../../../lib/located-json.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import { maxLineLength, readLines } from './read-lines.ts'

/** What a case of `--cases` is answered with; printed as one line of JSON. */
export interface CaseAnswer {
  readonly id?: string | number
  /** Set when the line had no id. */
  readonly line?: number
}

/** What stands in a case line before anything of it is understood. */
export interface Case {
  readonly id?: string | number
  readonly line: number
  readonly fields: Readonly<Record<string, unknown>>
}

const maxDepth = 200

/**
 * Answers one case a line, one after the other, in bounded memory. A line that is no JSON object is answered by `refuse`.
 * @param source a path, or chunks of UTF-8
 */
export async function* answerCases<A extends object>(
  source: string | AsyncIterable<string | Uint8Array>,
  answer: (given: Case) => A,
  refuse: (problem: Diagnostic) => A,
): AsyncGenerator<A & CaseAnswer> {
  for await (const { number, text } of readLines(source)) {
    const read = readCase(number, text)
    if ('problem' in read) yield { line: number, ...refuse(read.problem) }
    else {
      const label = read.id === undefined ? { line: number } : { id: read.id }
      yield { ...label, ...answer(read) }
    }
  }
}

function readCase(line: number, text: string | undefined): Case | { problem: Diagnostic } {
  if (text === undefined)
    return { problem: diagnose(line, `The line is longer than ${maxLineLength / 2 ** 20} MB.`) }
  const parsed = parseLocatedJson(text, () => undefined, maxDepth)
  if ('problem' in parsed)
    return { problem: diagnose(line, `${parsed.problem.message}.`, parsed.problem.column) }
  const { value } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: diagnose(line, 'A case is a JSON object.') }
  const fields = value as Record<string, unknown>
  const { id } = fields
  return typeof id === 'string' || typeof id === 'number' ? { id, line, fields } : { line, fields }
}

function diagnose(line: number, message: string, column?: number): Diagnostic {
  const where = column === undefined ? { line } : { line, column }
  return { code: 'access-case-invalid', severity: 'error', message, where }
}
