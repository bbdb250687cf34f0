import { unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'
import { isSymbolic, resolveText } from '../text.ts'

/** A text with parts known only after deployment is not split: the delimiter may be in them. */
export const split: Intrinsic = (argument, resolver) => {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string' || argument[0] === '')
    return unknown('unresolved', 'Fn::Split is not given a delimiter and a text')
  const text = resolveText(argument[1], resolver, 'Fn::Split')
  if (typeof text !== 'string') return text
  if (isSymbolic(text))
    return unknown('unresolved', 'Fn::Split of a value known only after deployment')
  const parts = text.split(argument[0])
  return resolver.afford(parts.length)
    ? parts
    : unknown('unresolved', 'Fn::Split gives too long a list')
}
