import type { Intrinsic } from '../resolver.ts'
import { resolveText } from '../text.ts'

export const importValue: Intrinsic = (argument, resolver) => {
  const name = resolveText(argument, resolver, 'Fn::ImportValue')
  return resolver.imported(`Fn::ImportValue ${typeof name === 'string' ? name : ''}`.trim())
}
