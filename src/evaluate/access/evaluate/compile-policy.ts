import { compileCondition, type ConditionTest } from '../condition/compile-condition.ts'
import { compileActions } from '../match/action.ts'
import { type Answer, maybe, type MatchAnswer, no, settle, yes } from '../match/answer.ts'
import { compilePrincipals, type PrincipalMatcher } from '../match/principal.ts'
import { compileResources } from '../match/resource.ts'
import {
  type PatternElement,
  type Policy,
  type PolicyType,
  policyTypes,
  type Statement,
} from '../policy/policy.ts'
import type { RequestScope } from '../request/request-scope.ts'

export interface CompiledStatement {
  readonly policy: Policy
  readonly statement: Statement
  readonly allows: boolean
  /** Whether action, resource and conditions fit; the principal is asked separately. */
  readonly applies: (scope: RequestScope) => Answer
  /** Absent where the type has no principals. */
  readonly principal: PrincipalMatcher | undefined
}

export interface CompiledPolicy {
  readonly policy: Policy
  readonly statements: readonly CompiledStatement[]
  /** Some of it could not be read. */
  readonly partial: boolean
}

type ByType = (CompiledPolicy | undefined)[]

const compiled = new WeakMap<Policy, ByType>()
const typeIndex = new Map(policyTypes.map((type, index) => [type, index]))

/** Types whose statements name principals. */
const named: ReadonlySet<PolicyType> = new Set([
  'resource',
  'trust',
  'vpc-endpoint',
  'resource-control',
])

/** Compiles a policy as one of a type; kept for as long as the policy object lives. */
export function compilePolicy(policy: Policy, type: PolicyType): CompiledPolicy {
  let byType = compiled.get(policy)
  if (byType === undefined) {
    byType = []
    compiled.set(policy, byType)
  }
  const index = typeIndex.get(type) ?? 0
  const known = byType[index]
  if (known !== undefined) return known
  const made: CompiledPolicy = {
    policy,
    statements: policy.statements.map((statement) => compileStatement(policy, statement, type)),
    partial: policy.unresolved !== undefined,
  }
  byType[index] = made
  return made
}

function compileStatement(
  policy: Policy,
  statement: Statement,
  type: PolicyType,
): CompiledStatement {
  const variables = policy.version === '2012-10-17'
  const action = compileAction(statement.action)
  const resource = compileResource(statement.resource, type, variables)
  const conditions = statement.conditions.map((each) => compileCondition(each, variables))
  const misplaced = statement.principal !== undefined && !named.has(type)
  return {
    policy,
    statement,
    allows: statement.effect === 'Allow',
    applies: combine(action, resource, conditions, misplaced),
    principal: named.has(type) ? principalOf(statement, type) : undefined,
  }
}

type Test = (scope: RequestScope) => Answer

/** @param misplaced the statement names principals where IAM accepts none: nobody knows what it would do */
function combine(
  action: Test,
  resource: Test,
  conditions: readonly ConditionTest[],
  misplaced: boolean,
): Test {
  return (scope) => {
    const onAction = action(scope)
    if (onAction === no) return no
    const onResource = resource(scope)
    if (onResource === no) return no
    let answer: Answer = onAction === maybe || onResource === maybe || misplaced ? maybe : yes
    for (const condition of conditions) {
      const holds = condition(scope)
      if (holds === no) return no
      if (holds === maybe) answer = maybe
    }
    return answer
  }
}

function compileAction({ negated, patterns, unresolved }: PatternElement): Test {
  const matches = compileActions(patterns)
  const otherwise = unresolved === undefined ? no : maybe
  const [hit, miss] = [settle(yes, negated), settle(otherwise, negated)]
  return ({ action }) => (matches(action) ? hit : miss)
}

/** Types whose statements may do without `Resource`: they stand for the resource that they are attached to. */
const attached: ReadonlySet<PolicyType> = new Set(['resource', 'trust'])

function compileResource(
  element: PatternElement | undefined,
  type: PolicyType,
  variables: boolean,
): Test {
  if (element === undefined) return attached.has(type) ? () => yes : () => maybe
  const { negated, patterns, unresolved } = element
  const matches = compileResources(patterns, type, variables)
  if (unresolved === undefined) return (scope) => settle(matches(scope.parts, scope), negated)
  return (scope) => {
    const found: MatchAnswer = matches(scope.parts, scope)
    return settle(found === yes ? yes : maybe, negated)
  }
}

/** Resource control policies are for everyone; elsewhere a statement that names nobody is for nobody. */
function principalOf(statement: Statement, type: PolicyType): PrincipalMatcher {
  if (statement.principal !== undefined)
    return compilePrincipals(statement.principal, statement.effect, type)
  const answer = type === 'resource-control' ? yes : no
  return () => ({ answer, naming: 0 })
}
