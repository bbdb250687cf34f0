import { isUnknown } from '../../model/unknown.ts'
import { isObject } from './draft.ts'

/**
 * A copy of a value in which what lies at a dotted path is replaced; `*` is every element of a list.
 * What is not there or unknown stays as it is.
 */
export function rewrite(
  value: unknown,
  path: readonly string[],
  change: (found: unknown) => unknown,
): unknown {
  const [key, ...rest] = path
  if (key === undefined) return isUnknown(value) ? value : change(value)
  if (key === '*') {
    if (Array.isArray(value)) return value.map((element) => rewrite(element, rest, change))
    return isObject(value) && !isUnknown(value) ? rewrite(value, rest, change) : value
  }
  if (!isObject(value) || isUnknown(value) || !Object.hasOwn(value, key)) return value
  const before = value[key]
  const after = rewrite(before, rest, change)
  return after === before ? value : { ...value, [key]: after }
}
