import { cannotParse } from './wire-error.ts'

const maxDepth = 64
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * The JSON object of a request body; an empty or blank body is `{}`, as old clients send none for "no parameters".
 * Of duplicate keys the last wins; nesting beyond 64 levels is refused before anything is built.
 */
export function parseJsonBody(body: Uint8Array): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {}
  const text = decodeBody(body)
  if (text.trim() === '') return {}
  refuseDepth(text)
  const value = parse(text)
  if (!isRecord(value)) throw cannotParse('The request body must be a JSON object.')
  return value
}

/** Whether a value parsed from JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function decodeBody(body: Uint8Array): string {
  try {
    return decoder.decode(body)
  } catch {
    throw cannotParse('The request body is not UTF-8.')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw cannotParse('The request body is not valid JSON.')
  }
}

function refuseDepth(text: string): void {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (quoted) {
      if (char === 0x5c) at++
      else if (char === 0x22) quoted = false
    } else if (char === 0x22) quoted = true
    else if (char === 0x5b || char === 0x7b) {
      if (++depth > maxDepth)
        throw cannotParse(`The request body is nested deeper than ${maxDepth} levels.`)
    } else if (char === 0x5d || char === 0x7d) depth--
  }
}
