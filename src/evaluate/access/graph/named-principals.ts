import type { Policy } from '../policy/policy.ts'

/**
 * Whether a resource policy may let in identities that it does not name one by one: `*`, everyone but some, or what nobody
 * could read. A whole account is no such name, because its identities then need a policy of their own.
 */
export function mayNameOthers(policy: Policy): boolean {
  if (policy.unresolved !== undefined) return true
  return policy.statements.some(({ effect, principal }) => {
    if (effect !== 'Allow' || principal === undefined) return false
    if (principal.negated || principal.unresolved !== undefined) return true
    return principal.principals.some(({ type, value }) => type === '*' || value === '*')
  })
}

/** The principals that a resource policy names, as it writes them. */
export function namedIn(policy: Policy | undefined): readonly string[] {
  return (policy?.statements ?? []).flatMap(({ principal }) =>
    (principal?.principals ?? []).map(({ value }) => value),
  )
}
