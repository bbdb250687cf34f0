import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import { read } from './value.ts'

const unresolved = unknown('unresolved', 'the value of the classification tag')
const keys = new Set(['dataclassification', 'classification', 'datasensitivity', 'sensitivity'])
const sensitive = new Set([
  'confidential',
  'strictlyconfidential',
  'restricted',
  'highlyrestricted',
  'secret',
  'sensitive',
  'highlysensitive',
  'pii',
  'phi',
  'pci',
])

/** The value of the data classification tag in lower case, `undefined` without one; unknown where tags were not readable. */
export function classification(resource: Resource): string | undefined | Unknown {
  const tags: unknown = resource.tags
  if (isUnknown(tags)) return tags
  for (const key of Object.keys(resource.tags)) {
    if (!keys.has(plain(key))) continue
    const value: unknown = resource.tags[key]
    return typeof value === 'string' ? value.toLowerCase() : unresolved
  }
  const property = read(resource, 'Tags')
  return isUnknown(property) ? property : undefined
}

/** Whether a classification calls for the strongest protection. */
export function isSensitive(value: string): boolean {
  return sensitive.has(plain(value))
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[-_:. ]/g, '')
}
