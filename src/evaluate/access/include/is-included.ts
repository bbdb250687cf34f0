import { evaluatePolicy } from '../evaluate/evaluate-policy.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
import type { IncludeOptions, Inclusion } from './answer.ts'
import { decide, type Decision, type Judge, judgedOtherwise, notDecided } from './decide.ts'
import { unreadParts } from './unread-parts.ts'
import { prepare } from './search/compare.ts'

/**
 * Whether policy `a` is at most as permissive as `b`: whether `b` allows every request that `a` allows.
 *
 * `not-included` comes with a request that the evaluator confirms: `a` allows it, `b` does not. `included` is a proof: the search
 * is complete. Everything else is `unknown`, with the reason: parts that could not be read, values of policy variables that
 * would decide, a budget that ran out.
 * @param options what the policies are attached as, and the budget: 250 ms without it
 */
export function isIncluded(a: Policy, b: Policy, options: IncludeOptions = {}): Inclusion {
  const decision = compare(a, b, options)
  if (decision.answer === 'unknown') return decision
  return decision.answer === 'none'
    ? { answer: 'included' }
    : { answer: 'not-included', witness: decision.witness }
}

/** @param only the statement of `a` to look at, by its place; all without it */
export function compare(a: Policy, b: Policy, options: IncludeOptions, only?: number): Decision {
  const type = options.type ?? 'identity'
  return decide(
    (budget) => ({ ...prepare(a, b, type, budget), ...(only !== undefined && { only }) }),
    tellsApart(a, b, type),
    options,
    unreadParts([a, b]),
  )
}

/** Accepts requests that `a` allows and `b` does not. */
function tellsApart(a: Policy, b: Policy, type: PolicyType): Judge {
  return (request) => {
    const [left, right] = [evaluatePolicy(a, type, request), evaluatePolicy(b, type, request)]
    if (left.verdict === 'unknown' || right.verdict === 'unknown') return notDecided
    if (left.verdict !== 'allow' || right.verdict === 'allow') return judgedOtherwise
    const [allowedBy] = left.statements
    const [deniedBy] = right.verdict === 'explicit-deny' ? right.statements : []
    return { ...(allowedBy && { allowedBy }), ...(deniedBy && { deniedBy }) }
  }
}
