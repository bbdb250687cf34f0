import type { Intrinsic } from '../resolver.ts'
import { resolveText } from '../text.ts'

export const base64: Intrinsic = (argument, resolver) => {
  const text = resolveText(argument, resolver, 'Fn::Base64')
  return typeof text === 'string' ? Buffer.from(text).toString('base64') : text
}
