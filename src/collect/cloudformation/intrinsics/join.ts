import { isUnknown, unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'
import { asText, joinText, resolveList } from '../text.ts'

export const join: Intrinsic = (argument, resolver) => {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string')
    return unknown('unresolved', 'Fn::Join is not given a delimiter and a list')
  const list = resolveList(argument[1], resolver, 'Fn::Join')
  if (isUnknown(list)) return list
  return joinText(
    list.map((part) => asText(part, 'Fn::Join')),
    argument[0],
    resolver,
    'Fn::Join',
  )
}
