import { isUnknown, unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'
import { resolveList, resolveText } from '../text.ts'

export const select: Intrinsic = (argument, resolver) => {
  if (!Array.isArray(argument))
    return unknown('unresolved', 'Fn::Select is not given an index and a list')
  const index = resolveText(argument[0], resolver, 'Fn::Select')
  if (typeof index !== 'string') return index
  const list = resolveList(argument[1], resolver, 'Fn::Select')
  if (isUnknown(list)) return list
  const found = /^\d{1,9}$/.test(index) ? list[Number(index)] : undefined
  return found ?? unknown('unresolved', `Fn::Select finds nothing at ${index.slice(0, 20)}`)
}
