import type { Policy } from '../policy/policy.ts'

/** Why nothing certain can be said of policies that were not read to the end. */
export function unreadParts(policies: readonly Policy[]): readonly string[] {
  return policies.flatMap(({ unresolved, name = 'a policy' }) =>
    unresolved === undefined
      ? []
      : [`parts of ${name} could not be read: ${unresolved.detail ?? unresolved.$unknown}`],
  )
}
