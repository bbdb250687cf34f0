import { isUnknown, type Unknown, unknown } from '../../model/unknown.ts'
import type { Positions } from './positions.ts'
import type { Resolver } from './resolver.ts'
import { define, isRaw, own, type Raw } from './template.ts'

const prefix = 'Fn::ForEach::'
/** Members that one object may gain from loops. */
const maxMembers = 10_000
const maxItem = 255
/** Longer texts are not substituted in. */
const maxSubstituted = 100_000

/** How much a raw value costs to copy: its values and their text. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / 64
  if (typeof value !== 'object' || value === null) return 1
  let size = 1
  for (const [key, member] of Object.entries(value)) size += key.length / 64 + sizeOf(member)
  return size
}

/** The members of an object with every `Fn::ForEach` replaced by what it stands for; unknown when one cannot be. */
export function expandLoops(
  raw: Raw,
  resolver: Resolver,
  positions: Positions,
): { readonly entries: readonly (readonly [string, unknown])[] } | Unknown {
  const entries: (readonly [string, unknown])[] = []
  for (const [key, value] of Object.entries(raw)) {
    if (!key.startsWith(prefix)) {
      entries.push([key, value])
      continue
    }
    const line = positions.lineOf(raw, key)
    const made = expand(value, resolver, positions)
    if (isUnknown(made)) return made
    for (const [name, body] of made) {
      if (line !== undefined) positions.note(raw, name, line)
      entries.push([name, body])
    }
    if (entries.length > maxMembers)
      return unknown('unresolved', 'Fn::ForEach makes too many members')
  }
  return { entries }
}

/** `[identifier, collection, {key: body}]`. */
function expand(
  loop: unknown,
  resolver: Resolver,
  positions: Positions,
): readonly (readonly [string, unknown])[] | Unknown {
  const [identifier, collection, template] = Array.isArray(loop) ? (loop as unknown[]) : []
  if (typeof identifier !== 'string' || !isRaw(template))
    return unknown('unresolved', 'Fn::ForEach is not given an identifier, a list and a template')
  const items = resolver.resolve(collection)
  if (isUnknown(items)) return items
  if (!Array.isArray(items)) return unknown('unresolved', 'Fn::ForEach is not given a list')
  if (!resolver.afford(sizeOf(template) * items.length))
    return unknown('unresolved', 'Fn::ForEach makes too much')
  const made: (readonly [string, unknown])[] = []
  for (const item of items as unknown[]) {
    if (typeof item !== 'string' || item.length > maxItem)
      return unknown('unresolved', 'Fn::ForEach over a value that is no short text')
    if (made.length > maxMembers) return unknown('unresolved', 'Fn::ForEach makes too many members')
    const body = substitute(template, identifier, item, positions)
    const inner = expandLoops(isRaw(body) ? body : {}, resolver, positions)
    if (isUnknown(inner)) return inner
    made.push(...inner.entries)
  }
  return made
}

/** A copy with `${identifier}`, `&{identifier}` and `Ref: identifier` replaced; keeps lines. */
function substitute(
  value: unknown,
  identifier: string,
  item: string,
  positions: Positions,
): unknown {
  if (typeof value === 'string' && value.length > maxSubstituted) return value
  if (typeof value === 'string')
    return value
      .replaceAll(`\${${identifier}}`, () => item)
      .replaceAll(`&{${identifier}}`, () => item.replaceAll(/[^A-Za-z0-9]/g, ''))
  if (Array.isArray(value)) {
    const list = value.map((element) => substitute(element, identifier, item, positions))
    positions.copy(value, list)
    return list
  }
  if (!isRaw(value)) return value
  if (own(value, 'Ref') === identifier && Object.keys(value).length === 1) return item
  const copy: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    const name = String(substitute(key, identifier, item, positions))
    define(copy, name, substitute(member, identifier, item, positions))
    const line = positions.lineOf(value, key)
    if (line !== undefined) positions.note(copy, name, line)
  }
  return copy
}
