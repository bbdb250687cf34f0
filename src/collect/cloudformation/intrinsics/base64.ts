import type { Intrinsic } from '../resolver.ts'
import { afforded, resolveText } from '../text.ts'

export const base64: Intrinsic = (argument, resolver) => {
  const text = resolveText(argument, resolver, 'Fn::Base64')
  if (typeof text !== 'string') return text
  return afforded(Buffer.from(text).toString('base64'), resolver, 'Fn::Base64')
}
