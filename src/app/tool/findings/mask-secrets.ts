import type { Resource } from '../../../model/resource.ts'
import { sensitiveProperties } from './known-checks.ts'

/** Stands where a value may be a secret. */
export const masked = '[not shown]'

const holders = /^(?:Environment|EnvironmentVariables|Variables|UserData|MasterUserPassword)$/

/** The properties of a resource without values that may be secrets: environments, user data, passwords. */
export function maskSecrets({
  type,
  properties,
}: Pick<Resource, 'type' | 'properties'>): Resource['properties'] {
  const names = sensitiveProperties.get(type)
  if (names === undefined) return properties
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      names.has(name) ? mask(value, name, false) : value,
    ]),
  )
}

/** Masks text below a holder; names of variables are no secrets. */
function mask(value: unknown, key: string, inside: boolean): unknown {
  const within = inside || holders.test(key)
  if (typeof value === 'string') return within && key !== 'Name' ? masked : value
  if (Array.isArray(value)) return value.map((each) => mask(each, key, within))
  if (typeof value !== 'object' || value === null || '$unknown' in value) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mask(each, name, within)]),
  )
}
