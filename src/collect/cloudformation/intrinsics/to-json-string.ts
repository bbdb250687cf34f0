import { isUnknown } from '../../../model/unknown.ts'
import { type Intrinsic, noValue } from '../resolver.ts'
import { afforded } from '../text.ts'

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
  return afforded(text, resolver, 'Fn::ToJsonString')
}
