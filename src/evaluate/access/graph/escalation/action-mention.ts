import { compileActions } from '../../match/action.ts'
import type { Policy, Statement } from '../../policy/policy.ts'

/** What the answer of statements depends on, besides the action; bits of a number. */
export const depends = {
  /** Which resource it is, by its ARN. */
  resource: 1,
  /** Who calls. */
  caller: 2,
  /** Tags and boundary of the target. */
  target: 4,
  region: 8,
  passedTo: 16,
  policyArn: 32,
} as const

/** What a policy says of an action, before any target is looked at. */
export interface ActionMention {
  /** Some statement allows it, on something, under some condition; also when a part of the policy is unknown. */
  readonly allows: boolean
  /** Bits of {@link depends}. */
  readonly depends: number
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
    depends: statements.reduce((bits, statement) => bits | dependsOn(statement), 0),
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

const everything = Object.values(depends).reduce((bits, bit) => bits | bit, 0)

function dependsOn({ resource, conditions }: Statement): number {
  const patterns = resource?.patterns ?? []
  const all = patterns.length === 1 && patterns[0] === '*'
  const variable = (text: string) => text.includes('${')
  if (patterns.some(variable) || resource?.unresolved !== undefined) return everything
  let bits = all && resource?.negated === false ? 0 : depends.resource
  for (const { key, values } of conditions) {
    if (values.some(variable)) return everything
    bits |= dependsOnKey(key)
  }
  return bits
}

/** Keys that are the same for every request of one kind depend on nothing. */
function dependsOnKey(key: string): number {
  if (key === 'aws:requestedregion') return depends.region
  if (key === 'iam:passedtoservice') return depends.passedTo
  if (key === 'iam:policyarn') return depends.policyArn
  if (/^(?:aws:(?:principal|userid|username)|kms:calleraccount)/.test(key)) return depends.caller
  if (isTargetKey(key)) return depends.target
  return /resource(?:account|org)/.test(key) ? depends.resource : 0
}

/** Whether a condition key follows from what is called: its tags and, of identities, its boundary. */
export function isTargetKey(key: string): boolean {
  return /^(?:[a-z0-9-]+:resourcetag\/|iam:permissionsboundary$)/.test(key)
}
