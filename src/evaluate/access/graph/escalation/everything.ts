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

const empowered = new WeakMap<Identity, Identity>()

/** The same identity after somebody gave it every permission: its denies, boundary and guardrails remain. */
export function withEverything(identity: Identity): Identity {
  if (hasEverything(identity)) return identity
  let made = empowered.get(identity)
  if (made === undefined) {
    made = { ...identity, policies: [...identity.policies, everything] }
    empowered.set(identity, made)
  }
  return made
}

/** Whether somebody gave the identity every permission: there is nothing more that it could gain. */
export function hasEverything({ policies }: Identity): boolean {
  return policies.at(-1) === everything
}
