import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { dig, fact, list } from './value.ts'

/** The active access keys of a user, as facts; inactive ones cannot be used. A key whose status is unknown counts. */
export function activeKeys(user: Resource): readonly unknown[] | Unknown {
  const keys = list(fact(user, 'AccessKeys'))
  if (isUnknown(keys) || keys.length === 0) return keys
  return keys.filter((key) => dig(key, 'Status') !== 'Inactive')
}
