import { isUnknown } from '../../model/unknown.ts'
import { define, isRaw, own } from './template.ts'

/** Stands for the value of a tag that cannot be resolved; `properties.Tags` keeps the reason. */
const unresolved = '(unresolved)'

/** Tags of a resource from its `Tags` property, a list of keys and values or a map. */
export function tagsOf(properties: Readonly<Record<string, unknown>>): Record<string, string> {
  const tags: Record<string, string> = {}
  const value = own(properties, 'Tags')
  if (isUnknown(value)) return tags
  if (Array.isArray(value))
    for (const tag of value as unknown[]) {
      const key = isUnknown(tag) ? undefined : own(tag, 'Key')
      if (typeof key === 'string') define(tags, key, text(own(tag, 'Value')))
    }
  else if (isRaw(value))
    for (const [key, one] of Object.entries(value)) define(tags, key, text(one))
  return tags
}

function text(value: unknown): string {
  if (isUnknown(value)) return unresolved
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? unresolved : String(value)
}
