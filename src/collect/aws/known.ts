import { isUnknown, type Unknown } from '../../model/unknown.ts'

/** Takes something from an answer; an unknown answer makes what is taken unknown, an absent one absent. */
export function known<T, R>(
  answer: T | Unknown | undefined,
  take: (value: T) => R,
): R | Unknown | undefined {
  if (answer === undefined) return undefined
  if (isUnknown(answer)) return answer
  return take(answer)
}
