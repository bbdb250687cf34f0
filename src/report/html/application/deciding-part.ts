import type { Finding } from '../../../model/finding.ts'

/** Characters of JSON that a part may have. */
const longest = 2000
/** Stands where a value may be a secret. */
const masked = '[not shown]'
/** Members whose texts may be secrets. */
const holders = /^(?:Environment|EnvironmentVariables|Variables|UserData|MasterUserPassword)$/

/**
 * The object or list of the resource that a pointer names; `undefined` for anything else, for what is too large, and
 * where the check may see secrets.
 */
export function decidingPart({ check, resource }: Finding, pointer: string): object | undefined {
  if (check.sensitive === true) return undefined
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let value: unknown = { properties: resource.properties, facts: resource.facts ?? {} }
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (JSON.stringify(value).length > longest) return undefined
  const part = mask(
    value,
    steps.some((step) => holders.test(step)),
  )
  return typeof part === 'object' && part !== null ? part : undefined
}

/** Masks text below a holder; names of variables are no secrets. */
function mask(value: unknown, inside: boolean): unknown {
  if (typeof value === 'string') return inside ? masked : value
  if (Array.isArray(value)) return value.map((each) => mask(each, inside))
  if (typeof value !== 'object' || value === null || '$unknown' in value) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      inside && name === 'Name' ? each : mask(each, inside || holders.test(name)),
    ]),
  )
}
