import type { Intrinsic } from '../resolver.ts'

/** A condition function used as a value. */
export function conditionValue(name: string): Intrinsic {
  return (argument, resolver) => resolver.decide({ [name]: argument })
}
