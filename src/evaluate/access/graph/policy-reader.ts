import type { Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
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

/** A reader for the policies of these resources, which follows references within a stack. */
export function readerOf(resources: readonly Resource[]): ReturnType<typeof createPolicyReader> {
  const byStack = new Map<string, Resource>()
  for (const resource of resources)
    if (resource.stack !== undefined) byStack.set(`${resource.stack}\n${resource.id}`, resource)
  return createPolicyReader((stack, address) => byStack.get(`${stack}\n${address}`))
}

const missing = new WeakSet<Policy>()

/** A policy that is named and not in the snapshot. */
export function missingPolicy(name: string): Policy {
  const unresolved = unknown('not-collected', `${name} is not in the snapshot`)
  const policy: Policy = { version: '2012-10-17', name, statements: [], unresolved }
  missing.add(policy)
  return policy
}

/** Whether a policy only stands for one that is named and not in the snapshot. */
export function isMissing(policy: Policy): boolean {
  return missing.has(policy)
}

/** The one policy of AWS whose content is its name, and never changed. */
export const everything: Policy = {
  version: '2012-10-17',
  name: 'arn:aws:iam::aws:policy/AdministratorAccess',
  statements: [
    {
      index: 0,
      effect: 'Allow',
      action: { negated: false, patterns: ['*'] },
      resource: { negated: false, patterns: ['*'] },
      conditions: [],
    },
  ],
}

const withPrincipals: ReadonlySet<PolicyType> = new Set(['resource', 'trust', 'vpc-endpoint'])

/** A policy of a type that allows everything, to everyone where the type names principals. */
export function everythingAs(type: PolicyType, name: string): Policy {
  if (!withPrincipals.has(type)) return { ...everything, name }
  const principal = { negated: false, principals: [{ type: '*' as const, value: '*' }] }
  const statements = everything.statements.map((statement) => ({ ...statement, principal }))
  return { ...everything, name, statements }
}
