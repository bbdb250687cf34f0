import { isUnknown, unknown } from '../../../model/unknown.ts'
import { type Intrinsic, noValue } from '../resolver.ts'
import { maxText } from '../text.ts'

/** A value with an unknown part gives no text. */
export const toJsonString: Intrinsic = (argument, resolver) => {
  const value = resolver.resolve(argument)
  if (value === noValue || isUnknown(value)) return value
  let doubt: unknown
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (isUnknown(part)) doubt ??= part
    return part
  })
  if (doubt !== undefined) return doubt
  return text.length > maxText ? unknown('unresolved', 'Fn::ToJsonString is too long') : text
}
