/**
 * A value of the SDK as plain JSON: dates become ISO 8601 strings, absent members go away, bytes become base64.
 * `__proto__` is a key like any other.
 */
export function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return isoDate(value)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(plain)
  return plainRecord(value)
}

/** The members of an object as plain JSON, without the SDK's metadata. */
export function plainRecord(value: object): Record<string, unknown> {
  const entries = Object.entries(value)
    .filter(([key, member]) => member !== undefined && key !== '$metadata')
    .map(([key, member]): [string, unknown] => [key, plain(member)])
  return Object.fromEntries(entries)
}

/** ISO 8601; nothing for a date that is none. */
export function isoDate(date: Date | undefined): string | undefined {
  if (date === undefined || Number.isNaN(date.getTime())) return undefined
  return date.toISOString()
}
