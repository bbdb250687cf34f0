import { isUnknown } from '../../../../model/unknown.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Estate } from '../estate.ts'
import type { Identity } from '../identity.ts'
import type { Method } from './method.ts'

/**
 * What policies an identity may be left with when somebody writes a policy by a method: a new version takes the place of the old one,
 * and an inline policy that of the one with its name, in both cases with every Deny in it. Others only add to what is there.
 * @param rewritten the managed policy that gets a new version
 */
export function* leftPolicies(
  method: Method,
  identity: Identity,
  estate: Estate,
  rewritten?: Resource,
): Iterable<readonly Policy[]> {
  const { policies } = identity
  if (rewritten !== undefined) {
    const old = estate.managedPolicy(rewritten)
    const inline = inlineNames(identity).length
    yield policies.filter((policy, at) => at < inline || policy !== old)
    return
  }
  yield policies
  if (!method.steps.some(({ action }) => /^iam:Put(?:User|Role)Policy$/.test(action))) return
  for (const [at, isNamed] of inlineNames(identity).entries()) {
    const policy = policies[at]
    if (isNamed && policy !== undefined && mayDeny(policy))
      yield policies.filter((_, other) => other !== at)
  }
}

/** For each inline policy, which come first of all, whether its name is known. */
function inlineNames({ resource }: Identity): readonly boolean[] {
  const { Policies: given } = resource.properties
  const list: readonly unknown[] =
    given === undefined || given === null ? [] : Array.isArray(given) ? given : [given]
  return list.map((entry) => !isUnknown(entry) && typeof Object(entry).PolicyName === 'string')
}

function mayDeny({ statements, unresolved }: Policy): boolean {
  return unresolved !== undefined || statements.some(({ effect }) => effect === 'Deny')
}
