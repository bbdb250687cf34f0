import { isUnknown } from '../../../model/unknown.ts'
import { type Statement, statements } from './policy.ts'
import type { Truth } from './truth.ts'

/**
 * Whether a resource policy refuses plain HTTP to everybody for every action: a Deny with `aws:SecureTransport` false
 * and no other condition.
 * @param coversResource whether one `Resource` entry stands for all that is protected; a policy of a single resource
 *   can only name that, so any entry does by default
 */
export function deniesPlainHttp(
  document: unknown,
  coversResource: (resource: string) => boolean = () => true,
): Truth {
  const all = statements(document)
  if (isUnknown(all)) return all
  let result: Truth = false
  for (const statement of all) {
    if (statement.effect !== 'Deny') continue
    const truth = refuses(statement, coversResource)
    if (truth === true) return true
    if (isUnknown(truth) && result === false) result = truth
  }
  return result
}

/** Whether a `Resource` of a bucket policy covers every object: `*`, `…bucket/*` or `…bucket*`, not a prefix of keys. */
export function coversObjects(resource: string): boolean {
  if (resource === '*') return true
  if (!resource.endsWith('*')) return false
  const bucket = resource.slice(0, resource.endsWith('/*') ? -2 : -1)
  return !bucket.includes('/')
}

function refuses(
  { principals, actions, resources, notResources, conditions }: Statement,
  coversResource: (resource: string) => boolean,
): Truth {
  if (isUnknown(conditions)) return conditions
  const only = conditions.length === 1 ? conditions[0] : undefined
  if (only?.key !== 'aws:securetransport') return false
  if (only.operator !== 'bool' && only.operator !== 'boolifexists') return false
  if (isUnknown(only.values)) return only.values
  if (only.values.length === 0 || only.values.some((v) => v.toLowerCase() !== 'false')) return false
  if (isUnknown(principals)) return principals
  if (!principals.includes('*')) return false
  if (isUnknown(actions)) return actions
  if (!actions.some((a) => a === '*' || (a.endsWith(':*') && !a.startsWith('*')))) return false
  if (isUnknown(notResources)) return notResources
  if (notResources.length > 0) return false
  if (isUnknown(resources)) return resources
  return resources.length === 0 || resources.some(coversResource)
}
