import { unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'
import { resolveText } from '../text.ts'

/** `Resource.Attribute` or `[Resource, Attribute]`; attributes may hold dots and the second may be a `Ref`. */
export const getAtt: Intrinsic = (argument, resolver) => {
  const [resource, ...rest] = Array.isArray(argument)
    ? (argument as unknown[])
    : typeof argument === 'string'
      ? split(argument)
      : []
  if (typeof resource !== 'string' || rest.length === 0)
    return unknown('unresolved', 'Fn::GetAtt is not given a resource and an attribute')
  const attributes: string[] = []
  for (const part of rest) {
    const attribute = resolveText(part, resolver, 'Fn::GetAtt')
    if (typeof attribute !== 'string') return attribute
    attributes.push(attribute)
  }
  return resolver.attribute(resource, attributes.join('.'))
}

function split(text: string): readonly string[] {
  const dot = text.indexOf('.')
  return dot > 0 ? [text.slice(0, dot), text.slice(dot + 1)] : [text]
}
