import { decodeText } from '../../lib/decode-text.ts'
import { parseLocatedJson } from '../../lib/located-json.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { lensLimits } from './custom-lens-limits.ts'

/** Deeper than any lens; the format itself needs nine levels. */
const deepest = 64

/** A parsed JSON document that remembers its lines. */
export interface LensText {
  readonly value: unknown
  /** The 1-based line of the value at a path, or of the nearest value around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined
}

/**
 * Reads the text of a lens: size, encoding, JSON syntax. Gives the document or the one problem that stops.
 * @param json a string, or bytes in UTF-8 with or without a byte order mark
 */
export function parseLensText(json: string | Uint8Array): LensText | { problem: Diagnostic } {
  const bytes = typeof json === 'string' ? Buffer.byteLength(json) : json.length
  if (bytes > lensLimits.bytes)
    return broken(
      'lens-too-large',
      `The lens has ${bytes} bytes, which is more than the limit of ${lensLimits.bytes}.`,
      'Split it into several lenses.',
    )
  const decoded = typeof json === 'string' ? { text: json } : decodeText(json)
  if ('problem' in decoded)
    return broken(
      'lens-encoding',
      `The lens ${decoded.problem}.`,
      'Save the file as UTF-8 and import it again.',
    )
  const text = decoded.text.replace(/^\uFEFF/, '')
  if (text.trim() === '')
    return broken('lens-empty', 'The lens is empty.', 'Give a custom lens in JSON.')
  const lines = new WeakMap<object, Map<string | number, number>>()
  const parsed = parseLocatedJson(
    text,
    (container, key, line) => {
      const known = lines.get(container)
      if (known === undefined) lines.set(container, new Map([[key, line]]))
      else known.set(key, line)
    },
    deepest,
  )
  const problem = 'problem' in parsed ? parsed.problem : parsed.duplicates[0]
  if (problem !== undefined)
    return broken(
      'lens-json-syntax',
      `The lens is not valid JSON: ${problem.message}.`,
      'Correct the file at this place.',
      { line: problem.line, column: problem.column },
    )
  const value = 'value' in parsed ? parsed.value : undefined
  return { value, lineOf: (path) => findLine(value, lines, path) }
}

function findLine(
  root: unknown,
  lines: WeakMap<object, Map<string | number, number>>,
  path: readonly PropertyKey[],
): number | undefined {
  let node = root
  let line: number | undefined = 1
  for (const key of path) {
    if (typeof node !== 'object' || node === null || typeof key === 'symbol') break
    const here = lines.get(node)?.get(key)
    if (here === undefined) break
    line = here
    node = Object.getOwnPropertyDescriptor(node, key)?.value
  }
  return line
}

function broken(
  code: string,
  message: string,
  help: string,
  where?: Diagnostic['where'],
): { problem: Diagnostic } {
  const located = where === undefined ? {} : { where }
  return { problem: { code, severity: 'error', message, help, ...located } }
}
