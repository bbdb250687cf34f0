import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { read } from './value.ts'

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
  for (const key of Object.keys(resource.tags))
    if (keys.has(plain(key))) return resource.tags[key]?.toLowerCase()
  const tags = read(resource, 'Tags')
  return isUnknown(tags) ? tags : undefined
}

/** Whether a classification calls for the strongest protection. */
export function isSensitive(value: string): boolean {
  return sensitive.has(plain(value))
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[-_:. ]/g, '')
}
