import { isUnknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'
import { resolveList } from '../text.ts'

export const length: Intrinsic = (argument, resolver) => {
  const list = resolveList(argument, resolver, 'Fn::Length')
  return isUnknown(list) ? list : list.length
}
