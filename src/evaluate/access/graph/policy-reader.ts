import type { Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { resolveTokens } from './resolve-tokens.ts'

/**
 * Reads the policy documents of a snapshot. A document is read once however many have it attached, so that what the engine
 * compiles of it is shared. Never throws: what cannot be read is a policy that leaves everything unknown.
 * @param find resource of a stack by logical id or address
 */
export function createPolicyReader(
  find: (stack: string, address: string) => Resource | undefined,
): (document: unknown, name: string, home: Resource) => Policy {
  const known = new Map<unknown, Policy>()
  return (document, name, home) => {
    const before = typeof document === 'object' ? known.get(document) : undefined
    if (before !== undefined) return before
    const { stack } = home
    const resolved =
      stack === undefined || isUnknown(document)
        ? document
        : resolveTokens(document, home, (address) => find(stack, address))
    const { policy = unreadable(name) } = parsePolicy(resolved, name)
    if (typeof document === 'object') known.set(document, policy)
    return policy
  }
}

function unreadable(name: string): Policy {
  const unresolved = unknown('unresolved', `${name} cannot be read`)
  return { version: '2012-10-17', name, statements: [], unresolved }
}

/** A policy that is named and not in the snapshot. */
export function missingPolicy(name: string): Policy {
  const unresolved = unknown('not-collected', `${name} is not in the snapshot`)
  return { version: '2012-10-17', name, statements: [], unresolved }
}
