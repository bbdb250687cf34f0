import { compileActions } from '../../match/action.ts'
import type { Policy, Statement } from '../../policy/policy.ts'

/** What a policy says of an action, before any target is looked at. */
export interface ActionMention {
  /** Some statement allows it, on something, under some condition; also when a part of the policy is unknown. */
  readonly allows: boolean
  /** The answer is the same for every resource and every caller. */
  readonly uniform: boolean
  /** The answer is the same for every caller. */
  readonly callerFree: boolean
  readonly statements: readonly Statement[]
}

const known = new WeakMap<Policy, Map<string, ActionMention>>()

/** Which statements of a policy speak of an action; kept as long as the policy lives. */
export function mentionOf(policy: Policy, action: string): ActionMention {
  let byAction = known.get(policy)
  if (byAction === undefined) known.set(policy, (byAction = new Map()))
  let mention = byAction.get(action)
  if (mention === undefined) byAction.set(action, (mention = read(policy, action.toLowerCase())))
  return mention
}

function read(policy: Policy, action: string): ActionMention {
  const statements = policy.statements.filter((statement) => speaksOf(statement, action))
  return {
    statements,
    allows: policy.unresolved !== undefined || statements.some(({ effect }) => effect === 'Allow'),
    uniform: statements.every(isUniform),
    callerFree: statements.every(isCallerFree),
  }
}

const matchers = new WeakMap<Statement, (action: string) => boolean>()

/** @param action lower-cased */
export function speaksOf(statement: Statement, action: string): boolean {
  const { negated, patterns, unresolved } = statement.action
  if (unresolved !== undefined) return true
  let matches = matchers.get(statement)
  if (matches === undefined) matchers.set(statement, (matches = compileActions(patterns)))
  return matches(action) !== negated
}

function isUniform({ resource, conditions }: Statement): boolean {
  const everything = resource?.patterns.length === 1 && resource.patterns[0] === '*'
  return conditions.length === 0 && everything && !resource.negated && !resource.unresolved
}

function isCallerFree({ resource, conditions }: Statement): boolean {
  return (
    conditions.length === 0 && resource?.patterns.every((each) => !each.includes('${')) === true
  )
}
