/**
 * A parameter as the text that PostgreSQL reads, whatever the type that it finds for it; bytes go as bytes.
 * Arrays become array literals, other objects JSON.
 */
export function parameterOf(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      if (value instanceof Uint8Array) return value
      if (value instanceof Date) return value.toISOString()
      return Array.isArray(value) ? arrayOf(value) : JSON.stringify(value)
  }
}

function arrayOf(items: readonly unknown[]): string {
  return `{${items.map(elementOf).join(',')}}`
}

function elementOf(item: unknown): string {
  if (Array.isArray(item)) return arrayOf(item)
  const text = parameterOf(item)
  if (text === null) return 'NULL'
  if (typeof text !== 'string') throw new TypeError('Bytes in an array are not supported.')
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}
