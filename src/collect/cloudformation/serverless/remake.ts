import type { Declared } from '../declared.ts'
import type { Scope } from '../scope.ts'
import { own, ownRaw, type Raw } from '../template.ts'

/** A declaration of another type with the same condition and place. */
export function remake(
  declared: Declared,
  type: string,
  Properties: Raw,
  id = declared.id,
): Declared {
  const condition = own(declared.raw, 'Condition')
  const raw = { Type: type, ...(condition !== undefined && { Condition: condition }), Properties }
  return { ...declared, id, type, raw }
}

/** The properties of a serverless resource over the defaults of the template, with their lines. */
export function withGlobals(declared: Declared, globals: Raw, scope: Scope): Raw {
  const given = ownRaw(declared.raw, 'Properties')
  const merged: Record<string, unknown> = {}
  for (const source of [globals, given])
    for (const [key, value] of Object.entries(source)) {
      if (key === '__proto__') continue
      merged[key] = join(own(merged, key), value)
      const line = scope.template.positions.lineOf(source, key)
      if (line !== undefined) scope.template.positions.note(merged, key, line)
    }
  return merged
}

/** Maps merge and lists join, as the Serverless Application Model does with its globals. */
function join(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) return [...before, ...after] as unknown[]
  if (isPlain(before) && isPlain(after)) return { ...before, ...after }
  return after
}

function isPlain(value: unknown): value is Raw {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))
}

/** Picks properties by name, renamed where the names differ, with their lines. */
export function pick(
  from: Raw,
  names: readonly (string | readonly [string, string])[],
  scope: Scope,
): Record<string, unknown> {
  const { positions } = scope.template
  const picked: Record<string, unknown> = {}
  for (const entry of names) {
    const [name, renamed] = typeof entry === 'string' ? [entry, entry] : entry
    const value = own(from, name)
    if (value === undefined) continue
    picked[renamed] = value
    const line = positions.lineOf(from, name)
    if (line !== undefined) positions.note(picked, renamed, line)
  }
  return picked
}

/** A map of tags as the list that other resources take. */
export function tagList(tags: unknown): unknown {
  if (!isPlain(tags)) return tags
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}
