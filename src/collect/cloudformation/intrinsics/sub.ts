import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import type { Intrinsic, Resolver } from '../resolver.ts'
import { isRaw, own, type Raw } from '../template.ts'
import { asText, joinText } from '../text.ts'

/** `text` or `[text, variables]`; `${!Literal}` gives `${Literal}`. */
export const sub: Intrinsic = (argument, resolver) => {
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}]
  if (typeof text !== 'string') return unknown('unresolved', 'Fn::Sub is not given a text')
  if (isUnknown(variables)) return variables
  const names = isRaw(variables) ? variables : {}
  const parts: (string | Unknown)[] = []
  // Each is resolved once: nested variables that repeat would take exponential time.
  const values = new Map<string, string | Unknown>()
  let end = 0
  for (;;) {
    const open = text.indexOf('${', end)
    const close = open < 0 ? -1 : text.indexOf('}', open)
    if (close < 0) break
    parts.push(text.slice(end, open))
    const name = text.slice(open + 2, close).trim()
    const value = values.get(name) ?? replace(name, names, resolver)
    values.set(name, value)
    parts.push(value)
    end = close + 1
  }
  parts.push(text.slice(end))
  return joinText(parts, '', resolver, 'Fn::Sub')
}

function replace(name: string, variables: Raw, resolver: Resolver): string | Unknown {
  if (name.startsWith('!')) return `\${${name.slice(1)}}`
  const what = `\${${name}} of Fn::Sub`
  if (Object.hasOwn(variables, name)) return asText(resolver.resolve(own(variables, name)), what)
  const dot = name.indexOf('.')
  const value =
    dot > 0 ? resolver.attribute(name.slice(0, dot), name.slice(dot + 1)) : resolver.ref(name)
  return asText(value, what)
}
