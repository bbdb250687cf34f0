import type { Facts } from '../../../model/facts.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { reaches } from './policy-admin.ts'
import { type Condition, type Statement, statements } from './policy.ts'
import { someAround } from './related.ts'
import { and, every, holds, type Truth } from './truth.ts'
import { list, read } from './value.ts'

/** The type that a check relates to when it reads the guardrails of an organization. */
export const guardrailType = 'AWS::Organizations::Policy'

/** Whether some attached service control policy of our own has a statement that satisfies. */
export function someGuardrail(
  organization: Resource,
  facts: Facts,
  predicate: (statement: Statement) => Truth,
): Truth {
  return someAround(organization, facts, guardrailType, (policy) => {
    const attached = isAttachedGuardrail(policy)
    if (attached === false) return false
    const all = statements(read(policy, 'Content'))
    return isUnknown(all) ? and(attached, all) : and(attached, someStatement(all, predicate))
  })
}

/** Whether a policy is a service control policy of our own that is attached somewhere. */
export function isAttachedGuardrail(policy: Resource): Truth {
  if (policy.id === 'p-FullAWSAccess') return false
  return and(
    holds(read(policy, 'Type'), (v) => v === 'SERVICE_CONTROL_POLICY'),
    holds(list(read(policy, 'TargetIds')), (v) => Array.isArray(v) && v.length > 0),
  )
}

/** Whether a statement denies all the actions (lower-cased), whoever it excepts. */
export function deniesActions(statement: Statement, actions: readonly string[]): Truth {
  if (statement.effect !== 'Deny') return false
  return every(actions, (action) => reaches(statement, String(action)))
}

/** The conditions of a Deny, or none. */
export function denyConditions(statement: Statement): readonly Condition[] | Unknown {
  return statement.effect === 'Deny' ? statement.conditions : []
}

function someStatement(
  all: readonly Statement[],
  predicate: (statement: Statement) => Truth,
): Truth {
  let doubt: Unknown | undefined
  for (const statement of all) {
    const truth = predicate(statement)
    if (truth === true) return true
    if (truth !== false) doubt ??= truth
  }
  return doubt ?? false
}
