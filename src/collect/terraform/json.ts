/** A parsed JSON object. Read its members with `own`: a hostile file may name one `__proto__`. */
export type Json = Readonly<Record<string, unknown>>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of an object, never anything inherited. */
export function own(from: unknown, key: string): unknown {
  return isJson(from) && Object.hasOwn(from, key) ? from[key] : undefined
}

/** A member that is an object, else an empty one. */
export function ownJson(from: unknown, key: string): Json {
  const value = own(from, key)
  return isJson(value) ? value : {}
}

/** A member that is a list, else an empty one. */
export function ownList(from: unknown, key: string): readonly unknown[] {
  const value = own(from, key)
  return Array.isArray(value) ? value : []
}

/** A member that is a non-empty string. */
export function ownText(from: unknown, key: string): string | undefined {
  const value = own(from, key)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Whether a value nests no deeper than `levels`; stops at the first branch that does. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  for (const inner of Array.isArray(value) ? value : Object.values(value))
    if (!isShallow(inner, levels - 1)) return false
  return true
}
