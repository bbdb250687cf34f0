import { evaluatePolicy } from '../evaluate/evaluate-policy.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import type { IncludeOptions, Inclusion, Witness } from './answer.ts'
import { Budget, defaultMilliseconds, OutOfBudget } from './budget.ts'
import { type Difference, findDifference, prepare } from './search/compare.ts'
import type { Symbols } from './compile/symbols.ts'
import { buildRequest } from './witness/build-request.ts'
import { likelier } from './witness/likelier.ts'

/**
 * Whether policy `a` is at most as permissive as `b`: whether `b` allows every request that `a` allows.
 *
 * `not-included` comes with a request that the evaluator confirms: `a` allows it, `b` does not. `included` is a proof: the search
 * is complete. Everything else is `unknown`, with the reason: parts that could not be read, values of policy variables that
 * would decide, a budget that ran out.
 * @param options what the policies are attached as, and the budget: 250 ms without it
 */
export function isIncluded(a: Policy, b: Policy, options: IncludeOptions = {}): Inclusion {
  const type = options.type ?? 'identity'
  const doubts = new Set<string>()
  for (const { unresolved, name = 'a policy' } of [a, b])
    if (unresolved !== undefined) doubts.add(`parts of ${name} could not be read`)
  try {
    const budget = new Budget(options)
    const comparison = prepare(a, b, type)
    const witness = findDifference(comparison, budget, doubts, (difference) =>
      confirm(difference, a, b, type, comparison.symbols),
    )
    if (witness !== undefined) return { answer: 'not-included', witness }
  } catch (error) {
    if (!(error instanceof OutOfBudget)) throw error
    return { answer: 'unknown', reason: exhausted(error, options) }
  }
  const [reason] = doubts
  return reason === undefined ? { answer: 'included' } : { answer: 'unknown', reason }
}

function exhausted({ limit }: OutOfBudget, { milliseconds, steps }: IncludeOptions): string {
  const budget =
    limit === 'time' ? `${milliseconds ?? defaultMilliseconds} ms` : `${steps ?? 0} steps`
  return `the search did not end within its budget of ${budget}`
}

/** Makes a request of what was found, rather one that people make, and asks the evaluator about it. */
function confirm(
  difference: Difference,
  a: Policy,
  b: Policy,
  type: PolicyType,
  symbols: Symbols,
): Witness | undefined {
  const { situation, setting, avoid } = difference
  const likely = likelier(situation, setting, avoid)
  const found = likely === undefined ? 'none' : judge({ ...difference, situation: likely })
  if (typeof found === 'object') return found
  const plain = judge(difference)
  if (typeof plain === 'object') return plain
  setting.doubts.add(plain)
  return undefined

  function judge({ situation, allowedBy }: Difference): Witness | string {
    const request = buildRequest(situation, setting, symbols)
    if (request === undefined) return 'policy variables could not be given values that fit'
    const [left, right] = [evaluatePolicy(a, type, request), evaluatePolicy(b, type, request)]
    if (left.verdict === 'unknown' || right.verdict === 'unknown')
      return 'whether a request is allowed depends on what could not be read'
    if (left.verdict !== 'allow' || right.verdict === 'allow')
      return 'a request that was found is judged otherwise by the evaluator'
    const [deniedBy] = right.verdict === 'explicit-deny' ? right.statements : []
    return {
      request,
      allowedBy: left.statements[0] ?? allowedBy.statement,
      ...(deniedBy !== undefined && { deniedBy }),
      known: loadCatalogue().action(situation.action.text) !== undefined,
    }
  }
}
