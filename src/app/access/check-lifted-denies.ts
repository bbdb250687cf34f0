import { joinPolicies } from '../../evaluate/access/graph/joined-policy.ts'
import { everythingAs } from '../../evaluate/access/graph/policy-reader.ts'
import type { Policy, PolicyType } from '../../evaluate/access/policy/policy.ts'
import { type CheckAnswer, type CheckOptions, checkNoNewAccess } from './diff.ts'

const elsewhere = 'another policy'

/**
 * Whether a changed policy still denies whatever it denied: otherwise something that another policy allows goes through, although this
 * one allows no more than before. Both are compared beside a policy that allows everything.
 * @returns nothing where no deny is gone or changed, and for trust policies and limits, which decide alone
 */
export function checkLiftedDenies(
  existing: Policy,
  changed: Policy,
  options: CheckOptions & { readonly type: PolicyType },
): CheckAnswer | undefined {
  const { type } = options
  if ((type !== 'identity' && type !== 'resource') || !lostDenies(existing, changed))
    return undefined
  const [before, after] = [existing, changed].map((policy) =>
    joinPolicies([everythingAs(type, elsewhere), policy], policy.name ?? 'the policy'),
  )
  if (before === undefined || after === undefined) return undefined
  const origins = shifted(after.origins, options.origins)
  const formerOrigins = shifted(before.origins, options.formerOrigins)
  const found = checkNoNewAccess(before.policy, after.policy, {
    ...options,
    origins,
    formerOrigins,
  })
  const check = 'no-lifted-deny'
  if (found.result === 'unknown') return { ...found, check }
  if (found.result === 'pass') return { ...found, check, message: 'What was denied still is.' }
  return { check, result: 'fail', message: 'The change lifts a deny.', reasons: others(found) }
}

/** What the changed policy itself allows now is told by another check. */
function others({ reasons = [] }: CheckAnswer): NonNullable<CheckAnswer['reasons']> {
  const found = reasons.filter(({ document }) => document === elsewhere)
  return found.length > 0 ? found : reasons
}

/** Documents by the place of their statements, behind the one that stands for other policies. */
function shifted(
  joined: NonNullable<CheckOptions['origins']>,
  own: CheckOptions['origins'],
): NonNullable<CheckOptions['origins']> {
  return joined.map((origin, index) => (index === 0 ? origin : (own?.[index - 1] ?? origin)))
}

/** Whether some deny of the old policy does not stand word for word in the new one. */
function lostDenies(before: Policy, after: Policy): boolean {
  const kept = new Set(after.statements.map(content))
  return before.statements.some(
    (statement) => statement.effect === 'Deny' && !kept.has(content(statement)),
  )
}

function content(statement: Policy['statements'][number]): string {
  return JSON.stringify({ ...statement, index: 0, sid: '' })
}
