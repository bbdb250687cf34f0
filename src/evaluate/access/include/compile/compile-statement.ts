import type { Answer } from '../../match/answer.ts'
import { compilePrincipals } from '../../match/principal.ts'
import type { PatternElement, Policy, PolicyType, Statement } from '../../policy/policy.ts'
import type { Principal } from '../../request/principal.ts'
import { whoIs } from '../../request/who.ts'
import type { Budget } from '../budget.ts'
import { universal } from '../language/glob.ts'
import { PatternSet } from '../language/pattern-set.ts'
import { compileCondition } from './compile-condition.ts'
import type { KeyTest } from './key-test.ts'
import { readActionGlobs } from './read-action-globs.ts'
import { readResourceGlobs } from './read-resource-globs.ts'
import type { Symbols } from './symbols.ts'

/** `Action` or `Resource` as a set of texts, or what is outside of it. */
export interface TextTest {
  readonly set: PatternSet
  readonly negated: boolean
}

/** A statement as independent questions about the parts of a request; it applies when all are answered yes. */
export interface Box {
  readonly policy: Policy
  readonly statement: Statement
  readonly allows: boolean
  readonly action: TextTest
  readonly resource: TextTest
  readonly keys: readonly KeyTest[]
  /**
   * Set when it may apply to less than the questions say, because a part could not be read. Whether it applies is then never
   * relied on.
   */
  readonly vague: boolean
  /** The same without the patterns that could not be read: what it covers is certain. */
  readonly certain?: Box
  /** Whether it is about a caller; `maybe` where nobody knows. */
  readonly concerns: (principal: Principal) => Answer
}

/** Types whose statements name principals. */
export const typesWithPrincipals: ReadonlySet<PolicyType> = new Set([
  'resource',
  'trust',
  'vpc-endpoint',
  'resource-control',
])
const all: TextTest = { set: new PatternSet([universal]), negated: false }
const attached: ReadonlySet<PolicyType> = new Set(['resource', 'trust'])

const compiled = new WeakMap<Policy, Map<PolicyType, readonly Box[]>>()

/**
 * Compiles every statement. What has no variables is kept for as long as the policy object lives: reuse the objects.
 * @param symbols takes the variables of the policy
 */
export function compileBoxes(
  policy: Policy,
  type: PolicyType,
  symbols: Symbols,
  budget: Budget,
): readonly Box[] {
  const kept = compiled.get(policy)?.get(type)
  if (kept !== undefined) return kept
  const known = policy.version === '2012-10-17' ? symbols : undefined
  const before = symbols.asked
  const boxes = policy.statements.map((statement) =>
    compileBox(policy, statement, type, known, budget),
  )
  if (symbols.asked === before) {
    const byType = compiled.get(policy) ?? new Map<PolicyType, readonly Box[]>()
    compiled.set(policy, byType.set(type, boxes))
  }
  return boxes
}

/** Compiles one statement. @param symbols absent where the policy has no variables */
export function compileBox(
  policy: Policy,
  statement: Statement,
  type: PolicyType,
  symbols: Symbols | undefined,
  budget?: Budget,
): Box {
  const globs = readActionGlobs(statement.action.patterns, budget)
  const action = asTest(statement.action, globs)
  const resource = resourceTest(statement, type, symbols, budget)
  const keys = statement.conditions.map((each) => compileCondition(each, symbols, budget))
  const misplaced = statement.principal !== undefined && !typesWithPrincipals.has(type)
  const readable = action !== undefined && resource !== undefined && !misplaced
  const known = readablePart(statement)
  return {
    ...(known !== undefined && { certain: compileBox(policy, known, type, symbols, budget) }),
    policy,
    statement,
    allows: statement.effect === 'Allow',
    action: action ?? all,
    resource: resource ?? all,
    keys,
    vague: !readable || keys.some(({ open }) => open === true),
    concerns: concerns(statement, type),
  }
}

/** @returns `undefined` when all of it could be read, or what could not is left out of the rest */
function readablePart(statement: Statement): Statement | undefined {
  const { action, resource } = statement
  if (action.unresolved === undefined && resource?.unresolved === undefined) return undefined
  if (action.negated || resource?.negated === true) return undefined
  return {
    ...statement,
    action: { negated: false, patterns: action.patterns },
    ...(resource !== undefined && { resource: { negated: false, patterns: resource.patterns } }),
  }
}

/** @returns `undefined` when some of it could not be read */
function asTest(
  { negated, unresolved }: PatternElement,
  globs: ConstructorParameters<typeof PatternSet>[0] | undefined,
): TextTest | undefined {
  if (unresolved !== undefined || globs === undefined) return undefined
  return { set: new PatternSet(globs), negated }
}

function resourceTest(
  { resource }: Statement,
  type: PolicyType,
  symbols: Symbols | undefined,
  budget: Budget | undefined,
): TextTest | undefined {
  if (resource === undefined) return attached.has(type) ? all : undefined
  const read = readResourceGlobs(resource.patterns, type, symbols, budget)
  if (read === undefined || (read.invalid && resource.negated)) return undefined
  return asTest(resource, read.globs)
}

function concerns(statement: Statement, type: PolicyType): Box['concerns'] {
  if (!typesWithPrincipals.has(type)) return () => 1
  const { principal, effect } = statement
  if (principal === undefined) return () => (type === 'resource-control' ? 1 : 0)
  const matches = compilePrincipals(principal, effect, type)
  return (who) => matches({ who: whoIs(who), bounded: false, gateway: false }).answer
}
