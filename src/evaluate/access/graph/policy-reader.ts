import type { Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { resolveTokens } from './resolve-tokens.ts'

/**
 * Reads the policy documents of a snapshot. Documents of one content are read once however many have them attached, so that
 * what the engine compiles and decides of them is shared. Never throws: what cannot be read is a policy that leaves everything unknown.
 * @param find resource of a stack by logical id or address
 */
export function createPolicyReader(
  find: (stack: string, address: string) => Resource | undefined,
): (document: unknown, name: string, home: Resource) => Policy {
  const known = new Map<string, Policy>()
  return (document, name, home) => {
    const { stack } = home
    // References of a template mean something only in their stack and Region.
    const place = stack === undefined ? '' : `${stack} ${home.account} ${home.region}`
    const key = `${name}\n${place}\n${JSON.stringify(document)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const resolved =
      stack === undefined || isUnknown(document)
        ? document
        : resolveTokens(document, home, (address) => find(stack, address))
    const { policy = unreadable(name) } = parsePolicy(resolved, name)
    known.set(key, policy)
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
