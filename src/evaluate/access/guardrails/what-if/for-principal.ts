import { compileCondition } from '../../condition/compile-condition.ts'
import { no, yes } from '../../match/answer.ts'
import type { Condition, Policy, Statement } from '../../policy/policy.ts'
import type { Principal } from '../../request/principal.ts'
import { RequestScope } from '../../request/request-scope.ts'

/**
 * A denying statement as it is for one principal: conditions on who calls are decided, the others stay. The result is to be
 * compared with policies of an identity, so the principal element of RCPs, which is everyone, goes.
 * @returns `undefined` when it does not concern the principal
 */
export function forPrincipal(
  statement: Statement,
  { version }: Policy,
  principal: Principal,
): Statement | undefined {
  const scope = new RequestScope({
    principal,
    action: 'sts:GetCallerIdentity',
    resource: '*',
    context: { values: new Map(), others: 'unknown' },
  })
  const left: Condition[] = []
  for (const condition of statement.conditions) {
    const answer = isAboutPrincipal(condition)
      ? compileCondition(condition, version === '2012-10-17')(scope)
      : undefined
    if (answer === no) return undefined
    if (answer !== yes) left.push(condition)
  }
  const { principal: _, ...rest } = statement
  return { ...rest, conditions: left }
}

function isAboutPrincipal({ key, values }: Condition): boolean {
  return (
    /^aws:(?:principal|userid$|username$)/.test(key) && !values.some((each) => each.includes('${'))
  )
}
