import { type Answer, maybe, no, yes } from '../match/answer.ts'
import { naming, type Naming, type PrincipalSurroundings } from '../match/principal.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
import type { RequestScope } from '../request/request-scope.ts'
import { type CompiledStatement, compilePolicy } from './compile-policy.ts'

/** What a set of policies that stand side by side says: any deny denies, any allow allows. */
export interface Tally {
  deny: Answer
  allow: Answer
  denyBy?: CompiledStatement
  allowBy?: CompiledStatement
  /** Statements that could not be decided. */
  unclear?: CompiledStatement[]
  /** A policy of which a part could not be read. */
  partial?: Policy
}

/** What a policy with principals says: its allows by how they name the caller. */
export interface NamedTally extends Tally {
  /** By {@link naming}: direct, role, account. */
  readonly grants: [Answer, Answer, Answer]
  readonly grantedBy: [
    CompiledStatement | undefined,
    CompiledStatement | undefined,
    CompiledStatement | undefined,
  ]
}

/** Of policies without principals. */
export function tally(policies: readonly Policy[], type: PolicyType, scope: RequestScope): Tally {
  const found: Tally = { deny: no, allow: no }
  for (const policy of policies) {
    const { statements, partial } = compilePolicy(policy, type)
    if (partial) markPartial(found, policy)
    for (const statement of statements) note(found, statement, statement.applies(scope))
  }
  return found
}

/** Of a policy with principals. */
export function tallyNamed(
  policy: Policy,
  type: PolicyType,
  scope: RequestScope,
  around: PrincipalSurroundings,
): NamedTally {
  const found: NamedTally = {
    deny: no,
    allow: no,
    grants: [no, no, no],
    grantedBy: [undefined, undefined, undefined],
  }
  const { statements, partial } = compilePolicy(policy, type)
  if (partial) {
    markPartial(found, policy)
    found.grants[naming.direct] = maybe
  }
  for (const statement of statements) {
    const match = statement.principal?.(around)
    if (match === undefined || match.answer === no) continue
    const applies = statement.applies(scope)
    const answer = applies === yes ? match.answer : applies
    note(found, statement, answer)
    if (statement.allows && answer !== no) grant(found, statement, answer, match.naming)
  }
  return found
}

function note(found: Tally, statement: CompiledStatement, answer: Answer): void {
  if (answer === no) return
  if (answer === maybe) (found.unclear ??= []).push(statement)
  if (statement.allows) {
    if (found.allow === yes || found.allow === answer) return
    found.allow = answer
    found.allowBy = statement
  } else if (found.deny !== yes && found.deny !== answer) {
    found.deny = answer
    found.denyBy = statement
  }
}

function grant(found: NamedTally, statement: CompiledStatement, answer: Answer, by: Naming): void {
  const before = found.grants[by]
  if (before === yes || before === answer) return
  found.grants[by] = answer
  found.grantedBy[by] = statement
}

function markPartial(found: Tally, policy: Policy): void {
  found.partial ??= policy
  if (found.allow === no) found.allow = maybe
  if (found.deny === no) found.deny = maybe
}
