import type { Unknown } from '../../../model/unknown.ts'

/** The values of one key. A single-valued key has one. An empty list is a multivalued key without values: it counts as absent. */
export type ContextValue = readonly string[] | Unknown

/** The context keys of a request, by lower-cased name: condition keys have no case. */
export interface RequestContext {
  readonly values: ReadonlyMap<string, ContextValue>
  /** What a key is that is not among `values` and does not follow from the principal and the resource. `absent` without it. */
  readonly others?: 'absent' | 'unknown'
}

/**
 * Builds a context from names in any case.
 * @param given values by key; numbers and Booleans are spelt as IAM does
 * @param unknownKeys keys that may or may not be there, with a value that nobody knows
 */
export function contextOf(
  given: Readonly<Record<string, ContextInput>>,
  unknownKeys: readonly string[] = [],
  others: 'absent' | 'unknown' = 'absent',
): RequestContext {
  const values = new Map<string, ContextValue>()
  for (const [key, value] of Object.entries(given))
    values.set(
      key.toLowerCase(),
      Array.isArray(value) ? (value as readonly unknown[]).map(String) : [String(value)],
    )
  for (const key of unknownKeys)
    values.set(key.toLowerCase(), { $unknown: 'unresolved', detail: key })
  return { values, others }
}

type ContextInput = string | number | boolean | readonly (string | number | boolean)[]
