import { compare } from './compare.ts'

/**
 * JSON with the keys of every object in code-unit order and without spaces: equal values give equal text.
 * Fields that are `undefined` are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? ordered(inner) : inner))
}

function ordered(record: Record<string, unknown>): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(record).toSorted(compare)) copy[key] = record[key]
  return copy
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
