import { maybe, yes } from '../match/answer.ts'
import { startWork, WorkBudgetSpent } from '../match/work-budget.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
import type { AccessRequest } from '../request/request.ts'
import { RequestScope } from '../request/request-scope.ts'
import { type CompiledStatement, compilePolicy } from './compile-policy.ts'
import type { PolicyDecision, Verdict } from './decision.ts'
import { missingKeys } from './missing-keys.ts'
import { tally, tallyNamed } from './tally.ts'

/**
 * What one policy says of a request, taken alone. The principal counts only where the type has principals. A deny that nobody can
 * rule out makes the answer unknown, also when nothing is allowed.
 * @param type what the policy is attached as; it changes how short ARNs and absent elements are read
 */
export function evaluatePolicy(
  policy: Policy,
  type: PolicyType,
  request: AccessRequest,
): PolicyDecision {
  startWork()
  const scope = new RequestScope(request)
  const around = { who: scope.who, bounded: false, gateway: false }
  try {
    const { statements } = compilePolicy(policy, type)
    const named = statements.some(({ principal }) => principal !== undefined)
    const found = named ? tallyNamed(policy, type, scope, around) : tally([policy], type, scope)
    const verdict = judge(found.deny, found.allow)
    const answering = (statement: CompiledStatement) => {
      const match = statement.principal?.(around).answer ?? yes
      const applies = statement.applies(scope)
      if (verdict === 'unknown') return match !== 0 && applies === maybe
      return match === yes && applies === yes && statement.allows === (verdict === 'allow')
    }
    const deciding = verdict === 'implicit-deny' ? [] : statements.filter(answering)
    return {
      verdict,
      statements: deciding.map(({ statement }) => statement),
      missingContext: verdict === 'unknown' ? missingKeys(scope, found.unclear ?? []) : [],
    }
  } catch (error) {
    if (!(error instanceof WorkBudgetSpent)) throw error
    return { verdict: 'unknown', statements: [], missingContext: [] }
  }
}

function judge(deny: number, allow: number): Verdict {
  if (deny === yes) return 'explicit-deny'
  if (deny === maybe || allow === maybe) return 'unknown'
  return allow === yes ? 'allow' : 'implicit-deny'
}
