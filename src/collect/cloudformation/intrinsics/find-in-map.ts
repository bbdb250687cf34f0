import { unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'
import { own } from '../template.ts'
import { isSymbolic, resolveText } from '../text.ts'

/** `[map, top key, second key, {DefaultValue}]`; a key known only after deployment leaves the value unknown. */
export const findInMap: Intrinsic = (argument, resolver) => {
  if (!Array.isArray(argument) || argument.length < 3)
    return unknown('unresolved', 'Fn::FindInMap is not given a map and two keys')
  const keys: string[] = []
  for (const part of argument.slice(0, 3)) {
    const key = resolveText(part, resolver, 'Fn::FindInMap')
    if (typeof key !== 'string') return key
    if (isSymbolic(key)) return unknown('unresolved', `Fn::FindInMap by ${key}`)
    keys.push(key)
  }
  const [map = '', top = '', second = ''] = keys
  const found = resolver.mapped(map, top, second)
  if (found !== undefined) return literal(found)
  const fallback = own(argument[3], 'DefaultValue')
  if (fallback !== undefined) return resolver.resolve(fallback)
  return unknown('unresolved', `Fn::FindInMap finds no ${map}.${top}.${second}`.slice(0, 200))
}

/** Mappings hold texts and lists of texts only; anything else could refer back to them. */
function literal(value: unknown): unknown {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
  return parts.some((part) => typeof part === 'object' && part !== null)
    ? unknown('unresolved', 'a mapping may hold only texts and lists')
    : value
}
