import type { Policy } from '../../policy/policy.ts'
import type { Identity } from '../identity.ts'

/** The policy that an attacker would write: everything. */
export const everything: Policy = {
  version: '2012-10-17',
  name: 'a policy that allows everything',
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

/** The trust policy that an attacker would write: everybody may assume the role. */
export const openTrust: Policy = {
  version: '2012-10-17',
  name: 'a rewritten trust policy',
  statements: [
    {
      index: 0,
      effect: 'Allow',
      principal: { negated: false, principals: [{ type: 'AWS', value: '*' }] },
      action: { negated: false, patterns: ['sts:AssumeRole'] },
      conditions: [],
    },
  ],
}

/** Whether a statement of the policy allows everything. */
export function isEverything({ statements }: Policy): boolean {
  return statements.some(
    ({ effect, action, resource, conditions }) =>
      effect === 'Allow' &&
      conditions.length === 0 &&
      !action.negated &&
      action.patterns.includes('*') &&
      resource?.negated === false &&
      resource.patterns.includes('*'),
  )
}

const empowered = new WeakMap<Identity, Map<string, Identity>>()

/**
 * The same identity after somebody gave it every permission: its denies, boundary and guardrails remain.
 * @param left of its policies, where some are overwritten
 */
export function withEverything(
  identity: Identity,
  left: readonly Policy[] = identity.policies,
): Identity {
  if (hasEverything(identity)) return identity
  let made = empowered.get(identity)
  if (made === undefined) empowered.set(identity, (made = new Map()))
  const key =
    left === identity.policies
      ? ''
      : identity.policies.map((policy) => (left.includes(policy) ? '1' : '0')).join('')
  let one = made.get(key)
  if (one === undefined) made.set(key, (one = { ...identity, policies: [...left, everything] }))
  return one
}

/** Whether somebody gave the identity every permission: there is nothing more that it could gain. */
export function hasEverything({ policies }: Identity): boolean {
  return policies.at(-1) === everything
}
