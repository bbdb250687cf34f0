import { isUnknown } from '../../../model/unknown.ts'
import { type Field, hiddenValue } from '../fields.ts'
import { isJson } from '../json.ts'

/** Environment variables as a map; those the file marks as sensitive keep their names only. */
export function environment(name: string): Field {
  return (block) => {
    const value = block.value(name)
    if (!isJson(value) || isUnknown(value)) return isJson(value) ? value : undefined
    const secret = block.sensitive(name)
    if (secret === undefined) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, v]) => [
        key,
        typeof v === 'string' && (secret === true || (isJson(secret) && Object.hasOwn(secret, key)))
          ? hiddenValue
          : v,
      ]),
    )
  }
}
