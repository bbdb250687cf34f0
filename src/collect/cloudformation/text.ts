import { isUnknown, type Unknown, unknown } from '../../model/unknown.ts'
import { noValue, type Resolver } from './resolver.ts'

/** Longest text that is put together; longer ones are unknown. */
export const maxText = 1_048_576
/** Characters that cost as much as one value: a template may put 64 MB of text together. */
const perValue = 64

/** A text as it was made, unless texts of this template take too much memory. */
export function afforded(text: string, resolver: Resolver, what: string): string | Unknown {
  if (text.length <= maxText && resolver.afford(Math.floor(text.length / perValue))) return text
  return unknown('unresolved', `${what} gives too long a text`)
}

/** Whether a text holds something known only after deployment. */
export function isSymbolic(text: string): boolean {
  return text.includes('${')
}

/** Resolves a value that has to be text; numbers and Booleans are written out. */
export function resolveText(value: unknown, resolver: Resolver, what: string): string | Unknown {
  return asText(resolver.resolve(value), what)
}

export function asText(value: unknown, what: string): string | Unknown {
  if (isUnknown(value)) return value
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return unknown('unresolved', `${what} is not given a text`)
}

/** Resolves a value that has to be a list, leaving out what has no value. */
export function resolveList(
  value: unknown,
  resolver: Resolver,
  what: string,
): readonly unknown[] | Unknown {
  const resolved = resolver.resolve(value)
  if (isUnknown(resolved)) return resolved
  if (Array.isArray(resolved)) return resolved
  if (resolved === noValue) return []
  return unknown('unresolved', `${what} is not given a list`)
}

/** Joins texts; one that is unknown makes the whole unknown, in words that tell it from other texts with that unknown. */
export function joinText(
  parts: readonly (string | Unknown)[],
  delimiter: string,
  resolver: Resolver,
  what: string,
): string | Unknown {
  let length = 0
  const known: string[] = []
  const why = new Set<string>()
  for (const part of parts) {
    const text = typeof part === 'string' ? part : '?'
    length += text.length + delimiter.length
    if (length > maxText) return unknown('unresolved', `${what} gives too long a text`)
    known.push(text)
    if (typeof part !== 'string') why.add(part.detail ?? part.$unknown)
  }
  const joined = known.join(delimiter)
  if (why.size === 0) return afforded(joined, resolver, what)
  const shape = joined === '?' ? '' : ` (${joined})`
  return unknown('unresolved', ([...why].join(', ') + shape).slice(0, 300))
}
