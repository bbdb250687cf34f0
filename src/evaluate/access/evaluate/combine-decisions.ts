import type { AccessDecision, Verdict } from './decision.ts'

const order: readonly Verdict[] = ['explicit-deny', 'implicit-deny', 'unknown', 'allow']

/**
 * The decision on a call that needs several permissions: the worst of them, and of equals the first. What is unknown elsewhere does
 * not matter once something is denied.
 */
export function combineDecisions(
  decisions: readonly [AccessDecision, ...AccessDecision[]],
): AccessDecision {
  let [worst] = decisions
  for (const decision of decisions)
    if (order.indexOf(decision.verdict) < order.indexOf(worst.verdict)) worst = decision
  if (worst.verdict !== 'unknown' || decisions.length === 1) return worst
  const missing = new Set(decisions.flatMap(({ missingContext }) => missingContext))
  return { ...worst, missingContext: [...missing].toSorted() }
}
