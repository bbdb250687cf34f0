import { isDeepStrictEqual } from 'node:util'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'

/** An undecided condition matters only when its two values differ. */
export const choose: Intrinsic = (argument, resolver, trace) => {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string' || argument.length !== 3)
    return unknown('unresolved', 'Fn::If is not given a condition and two values')
  const decision = resolver.decideNamed(argument[0])
  if (!isUnknown(decision)) return resolver.resolve(argument[decision ? 1 : 2], trace)
  const yes = resolver.resolve(argument[1])
  const no = resolver.resolve(argument[2])
  if (isDeepStrictEqual(yes, no)) return yes
  return unknown('unresolved', `Fn::If ${argument[0]} cannot be decided`)
}
