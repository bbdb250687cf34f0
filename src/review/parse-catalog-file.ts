import { isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { jsonPointer } from '../lib/json-pointer.ts'
import { PlinthError } from '../model/diagnostic.ts'

type Issue = z.core.$ZodIssue

/**
 * Reads one YAML file of the catalog strictly: syntax, shape, and no unknown keys.
 * @param file name shown in diagnostics
 * @throws PlinthError at the first problem, with its line and JSON Pointer
 */
export function parseCatalogFile<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): z.output<S> {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, stringKeys: true })
  const broken = (problem: string, offset: number): PlinthError =>
    new PlinthError({
      code: 'catalog-yaml-syntax',
      severity: 'error',
      message: `${file} is not valid YAML for the catalog: ${problem}.`,
      help: 'Correct the file at this place.',
      where: { file, line: counter.linePos(offset).line },
    })
  const [syntax] = document.errors
  if (syntax !== undefined)
    throw broken((syntax.message.split('\n')[0] ?? '').replace(/:$/, ''), syntax.pos[0])
  visit(document, {
    Alias: (_, alias) => {
      throw broken('aliases are not allowed', alias.range?.[0] ?? 0)
    },
  })
  const result = schema.safeParse(document.toJS())
  if (result.success) return result.data
  const { path, message } = mostSpecific(result.error.issues[0])
  const node = document.getIn(path, true)
  const at = isNode(node) ? node.range?.[0] : undefined
  const pointer = jsonPointer(path)
  throw new PlinthError({
    code: 'catalog-shape',
    severity: 'error',
    message: `${file} does not have the shape of its kind at ${pointer === '' ? 'its root' : pointer}: ${message}.`,
    help: 'Compare the entry with its neighbours and with the schema of this catalog.',
    where: { file, pointer, ...(at === undefined ? {} : { line: counter.linePos(at).line }) },
  })
}

/** Of an issue about alternatives, the issue of the alternative that came nearest. */
function mostSpecific(issue: Issue | undefined): { path: PropertyKey[]; message: string } {
  const path: PropertyKey[] = []
  let current = issue
  while (current?.code === 'invalid_union') {
    path.push(...current.path)
    const nearest = current.errors
      .filter((errors) => errors.length > 0)
      .toSorted((a, b) => weight(a) - weight(b))[0]
    if (nearest?.[0] === undefined) break
    current = nearest[0]
  }
  if (current === undefined) return { path, message: 'it is invalid' }
  return { path: [...path, ...current.path], message: current.message }
}

function weight(issues: readonly Issue[]): number {
  return issues.reduce((sum, i) => sum + (i.code === 'unrecognized_keys' ? i.keys.length : 1), 0)
}
