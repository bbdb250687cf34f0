import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import type { Resource } from '../../../model/resource.ts'

const paths = new Map<string, readonly string[]>()
const pointers = new Map<string, string>()
const factPointers = new Map<string, string>()

/** Splits `A.B.0` once; the same path is read for every resource of a type. */
function split(path: string): readonly string[] {
  let keys = paths.get(path)
  if (keys === undefined) paths.set(path, (keys = path.split('.')))
  return keys
}

/**
 * Reads a dotted path below a value. `undefined`: known to be absent.
 * An unknown anywhere on the way is returned as it is, so that absence is never concluded from it.
 */
export function dig(from: unknown, path: string): unknown {
  let value = from
  for (const key of split(path)) {
    if (value === null || typeof value !== 'object') return undefined
    if (isUnknown(value)) return value
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  }
  return value
}

/** Reads a property: `read(bucket, 'VersioningConfiguration.Status')`. */
export function read(resource: Resource, path: string): unknown {
  return dig(resource.properties, path)
}

const notCollected = unknown('not-collected', 'exists only at run time')

/** Reads a run-time fact. An absent fact was not collected; `null` is knowledge. */
export function fact(resource: Resource, path: string): unknown {
  const value = dig(resource.facts, path)
  return value === undefined ? notCollected : value
}

/** A value as a list: absent is empty, a single value is a list of one, an unknown stays unknown. */
export function list(value: unknown): readonly unknown[] | Unknown {
  if (value === undefined || value === null) return []
  if (isUnknown(value)) return value
  return Array.isArray(value) ? value : [value]
}

/** The JSON Pointer of a dotted property path, for evidence. */
export function pointer(path: string): string {
  return remembered(pointers, '/properties/', path)
}

/** The JSON Pointer of a fact. */
export function factPointer(path: string): string {
  return remembered(factPointers, '/facts/', path)
}

/** The same few paths are pointed at for every resource: one text each instead of a million. */
function remembered(known: Map<string, string>, root: string, path: string): string {
  let found = known.get(path)
  if (found === undefined) known.set(path, (found = root + path.replaceAll('.', '/')))
  return found
}
