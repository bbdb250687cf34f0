import type { AccessAnswer, AccessFacts } from '../../model/access-facts.ts'
import { once } from '../../lib/once.ts'
import { type Unknown, unknown } from '../../model/unknown.ts'
import type { Estate } from './graph/estate.ts'
import { joinPolicies } from './graph/joined-policy.ts'
import { isIncluded } from './include/is-included.ts'
import type { Policy } from './policy/policy.ts'

/** For one comparison; what takes longer is unknown. */
const milliseconds = 100
/** Comparisons of a snapshot; users with the same policies are compared once. */
const most = 2_000

const tooMany = unknown('unsupported', 'too many users with policies of their own')

/**
 * Whether the policies of a user let it do something that those of its groups alone do not: found by the inclusion search, with a
 * request as proof. Boundaries and guardrails are not looked at: they only take away.
 */
export function readBeyondGroups(estate: () => Estate): AccessFacts['beyondGroups'] {
  const identities = once(
    () => new Map(estate().identities.map((identity) => [identity.resource, identity])),
  )
  const known = new Map<string, AccessAnswer<string>>()
  const idOf = numberPolicies()
  return (user) => {
    const policies = identities().get(user)?.policies
    if (policies === undefined) return unknown('not-collected', 'no such user')
    if (policies.length === 0) return 'no-rights'
    const own = estate().ownPolicies(user).length
    if (own === 0) return 'none'
    const key = `${own} ${policies.map(idOf).join(' ')}`
    const answer = known.get(key) ?? (known.size < most ? compare(policies, own) : tooMany)
    known.set(key, answer)
    return answer
  }
}

/** @param own how many of the policies, the first, are not of groups */
function compare(policies: readonly Policy[], own: number): 'none' | string | Unknown {
  const all = joinPolicies(policies, 'its policies').policy
  const groups = joinPolicies(policies.slice(own), 'its groups').policy
  const unread = all.unresolved ?? groups.unresolved
  if (unread !== undefined) return unread
  const found = isIncluded(all, groups, { milliseconds })
  if (found.answer === 'included') return 'none'
  if (found.answer === 'unknown') return unknown('unresolved', found.reason)
  const { action, resource } = found.witness.request
  return `${action} on ${resource}`
}

function numberPolicies(): (policy: Policy) => number {
  const ids = new Map<Policy, number>()
  return (policy) => {
    const id = ids.get(policy) ?? ids.size
    ids.set(policy, id)
    return id
  }
}
