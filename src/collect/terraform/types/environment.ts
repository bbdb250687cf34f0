import { isUnknown, unknown } from '../../../model/unknown.ts'
import { type Field, read } from '../fields.ts'
import { isJson } from '../json.ts'

/** Stands for a value that the file marks as sensitive: it is not carried on, and nobody can say that it is harmless. */
export const sensitiveValue = unknown('unresolved', 'the file marks the value as sensitive')

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
          ? sensitiveValue
          : v,
      ]),
    )
  }
}

/** A text, unless the file marks it as sensitive. */
export function unlessSensitive(name: string, field: Field): Field {
  return (block) => {
    const value = read(field, block)
    return value !== undefined && block.sensitive(name) === true ? sensitiveValue : value
  }
}
