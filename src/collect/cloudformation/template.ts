import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Positions } from './positions.ts'

/** A parsed object of a template; members are read with `own`. */
export type Raw = Readonly<Record<string, unknown>>

/** A template as written: intrinsics in their long form, nothing resolved. */
export interface Template {
  readonly file: string
  readonly root: Raw
  readonly positions: Positions
}

/** What reading a file gave: a template, or the error that says why not; warnings in either case. */
export interface Read {
  readonly template?: Template
  readonly diagnostics: readonly Diagnostic[]
}

/** Deepest nesting that is read. Real templates stay below 30. */
export const maxDepth = 200

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of an object, never anything inherited. */
export function own(from: unknown, key: string): unknown {
  return isRaw(from) && Object.hasOwn(from, key) ? from[key] : undefined
}

/** A member that is an object, else an empty one. */
export function ownRaw(from: unknown, key: string): Raw {
  const value = own(from, key)
  return isRaw(value) ? value : {}
}

/** Sets a member of an object under construction, also one named `__proto__`. */
export function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  else target[key] = value
}
