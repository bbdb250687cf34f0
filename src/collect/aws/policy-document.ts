import { type Unknown, unknown } from '../../model/unknown.ts'

/** Deeper than any policy of AWS; a deeper one is somebody's attack on the reader. */
const deepest = 100

/**
 * A policy document as an object. IAM answers URL-encoded text (RFC 3986), other services plain JSON.
 * No document is `undefined`; one that cannot be read is unknown, never absent.
 */
export function parsePolicy(text: string | undefined): object | Unknown | undefined {
  if (text === undefined || text === '') return undefined
  try {
    const json = text.startsWith('%') ? decodeURIComponent(text) : text
    if (depth(json) > deepest) return unreadable
    const document: unknown = JSON.parse(json)
    return typeof document === 'object' && document !== null ? document : unreadable
  } catch {
    return unreadable
  }
}

const unreadable = unknown('unresolved', 'the policy document is not readable JSON')

/** Deepest nesting of braces and brackets outside strings. */
function depth(json: string): number {
  let now = 0
  let most = 0
  let quoted = false
  for (let i = 0; i < json.length; i++) {
    const c = json[i]
    if (quoted) {
      if (c === '\\') i++
      else if (c === '"') quoted = false
    } else if (c === '"') quoted = true
    else if (c === '{' || c === '[') most = Math.max(most, ++now)
    else if (c === '}' || c === ']') now--
  }
  return most
}
