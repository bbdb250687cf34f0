import { createHash } from 'node:crypto'
import { canonicalJson } from '../lib/canonical-json.ts'

const jsonColumns = new Set(['data', 'summary', 'changes', 'response'])

/** A value of a column as the driver takes it. JSON goes as text: drivers disagree on arrays. */
export function encode(column: string, value: unknown): unknown {
  if (column === 'response' && value === null) return null
  if (jsonColumns.has(column)) return storableJson(value)
  return typeof value === 'string' ? storableText(value) : value
}

/** PostgreSQL stores neither NUL nor half a character: both become the replacement character. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

function storableJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /\\(u0000|ud[89a-f][0-9a-f]{2}|[^])/g,
    (escape, what: string) => (what.length > 1 ? '\uFFFD' : escape),
  )
}

/** A row as it reads after it was stored, for rows that go as JSON. */
export function storableRow<Row>(row: Row): Row {
  return JSON.parse(storableJson(row))
}

/** SHA-256 over the canonical JSON of a value, in hex. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/** Digest of a row. Columns that are null do not count, so that a later column changes no digest. */
export function rowDigest(row: object): string {
  return digest(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)))
}

/** A name without case, spaces and presentation forms: what uniqueness of names compares. */
export function foldName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}
