import { unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'

export const ref: Intrinsic = (argument, resolver) =>
  typeof argument === 'string'
    ? resolver.ref(argument)
    : unknown('unresolved', 'Ref is not given a name')
