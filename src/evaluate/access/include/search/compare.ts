import { no, yes } from '../../match/answer.ts'
import type { Policy, PolicyType } from '../../policy/policy.ts'
import { type Budget, OutOfBudget } from '../budget.ts'
import type { Caller } from '../caller/caller.ts'
import { callersByKeys, callersNamed } from '../caller/callers.ts'
import {
  type Box,
  compileBoxes,
  type TextTest,
  typesWithPrincipals,
} from '../compile/compile-statement.ts'
import { Symbols } from '../compile/symbols.ts'
import { standIn, universal } from '../language/glob.ts'
import { PatternSet } from '../language/pattern-set.ts'
import { writePattern } from '../dimension/write-pattern.ts'
import { searchOutside } from './search.ts'
import { Setting } from './setting.ts'
import { anySituation, narrow, narrowToBox, type Situation } from './situation.ts'

/** Two policies, compiled to be compared. */
export interface Comparison {
  readonly a: readonly Box[]
  readonly b: readonly Box[]
  readonly type: PolicyType
  readonly symbols: Symbols
  readonly callers: readonly Caller[]
  /** How many statements and principals there are. */
  readonly size: number
  readonly inPlay: ReadonlySet<string>
  /** Only requests to which this applies, too. */
  readonly within?: Box
  /** Only what this statement of `a` allows, by its place. */
  readonly only?: number
}

/** A request that one policy allows and the other does not, as far as the search can tell. */
export interface Difference {
  readonly situation: Situation
  readonly setting: Setting
  readonly allowedBy: Box
  /** Statements that must not apply. */
  readonly avoid: readonly Box[]
}

/**
 * Compiles two policies for a comparison.
 * @throws {OutOfBudget} also at once when they are far larger than IAM takes
 */
export function prepare(a: Policy, b: Policy, type: PolicyType, budget: Budget): Comparison {
  if (sizeOf(a) > largest || sizeOf(b) > largest) throw new OutOfBudget('size')
  const symbols = new Symbols()
  const [left = [], right = []] = [a, b].map((policy) =>
    compileBoxes(policy, type, symbols, budget),
  )
  const inPlay = new Set<string>()
  for (const { keys } of [...left, ...right]) for (const { key } of keys) inPlay.add(key)
  const callers = typesWithPrincipals.has(type)
    ? callersNamed([...a.statements, ...b.statements], budget)
    : callersByKeys(type, new Set([...inPlay, ...symbols.keys()]))
  const named = [...left, ...right].map(
    ({ statement }) => 1 + (statement.principal?.principals.length ?? 0),
  )
  const size = named.reduce((sum, each) => sum + each, 0)
  return { a: left, b: right, type, symbols, callers, size, inPlay }
}

/** Policies of IAM have 10,240 characters at most, those of S3 buckets 20 kB: a few hundred patterns. */
const largest = 10_000

/** Patterns, principals and values of a policy. */
function sizeOf({ statements }: Policy): number {
  let size = 0
  for (const { action, resource, principal, conditions } of statements) {
    size += action.patterns.length + (resource?.patterns.length ?? 0)
    size += principal?.principals.length ?? 0
    for (const { values } of conditions) size += values.length
  }
  return size
}

/**
 * Looks for a request that `a` allows and `b` does not: one that an Allow of `a` covers, no Deny of `a`, and that is covered by no
 * Allow of `b` or by some Deny of it.
 * @param accept a last word on a request that was found, `undefined` to go on
 * @param doubts takes the reasons why finding none would not mean that there is none
 * @throws {OutOfBudget}
 */
export function findDifference<T>(
  comparison: Comparison,
  budget: Budget,
  doubts: Set<string>,
  accept: (difference: Difference) => T | undefined,
): T | undefined {
  const tried = new Set<string>()
  for (const caller of comparison.callers) {
    const [a, b] = [concerned(comparison.a, caller), concerned(comparison.b, caller)]
    budget.spend(comparison.size)
    const name = signature(caller, a, b)
    if (tried.has(name)) continue
    tried.add(name)
    for (const allow of a.flatMap((box) => (box.certain ? [box.certain, box] : [box]))) {
      const { only = allow.statement.index } = comparison
      if (!allow.allows || allow.statement.index !== only) continue
      const trusted = new Set(allow.keys.map(({ key }) => key))
      const { inPlay, symbols } = comparison
      const setting = new Setting({ budget, caller, inPlay, trusted, symbols, doubts })
      const found = differenceAt(comparison.within, allow, a, b, setting, accept)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function differenceAt<T>(
  within: Box | undefined,
  allow: Box,
  a: readonly Box[],
  b: readonly Box[],
  setting: Setting,
  accept: (difference: Difference) => T | undefined,
): T | undefined {
  const forbids = a.filter((box) => !box.allows && !box.vague)
  const allows = b.filter((box) => box.allows && !box.vague)
  const avoid = [...allows, ...forbids]
  const first = within === undefined ? anySituation() : enter(anySituation(), within, setting)
  const base = first === undefined ? undefined : enter(first, withoutAction(allow), setting)
  for (const part of base === undefined ? [] : split(allow.action)) {
    setting.budget.spend(allows.length)
    if (allows.some((box) => covers(box, part))) continue
    const start = base === undefined ? undefined : narrowAction(base, part, setting)
    if (start === undefined) continue
    const found = searchOutside(start, avoid, setting, (situation) =>
      accept({ situation, setting, allowedBy: allow, avoid }),
    )
    if (found !== undefined) return found
  }
  for (const deny of b.filter((box) => !box.allows)) {
    const first = enter(anySituation(), deny, setting)
    const start = first === undefined ? undefined : enter(first, allow, setting)
    if (start === undefined) continue
    const found = searchOutside(start, forbids, setting, (situation) =>
      accept({ situation, setting, allowedBy: allow, avoid: forbids }),
    )
    if (found !== undefined) return found
  }
  return undefined
}

function enter(from: Situation, box: Box, setting: Setting): Situation | undefined {
  const next = narrowToBox(from, box, setting)
  if (next === 'unclear') setting.doubts.add(`statement ${box.statement.index} was too unclear`)
  return typeof next === 'string' ? undefined : next
}

function narrowAction(
  from: Situation,
  { set, negated }: TextTest,
  setting: Setting,
): Situation | undefined {
  const next = narrow(from, { part: 'action', set, inside: !negated }, setting)
  return typeof next === 'string' ? undefined : next
}

const anyAction: TextTest = { set: new PatternSet([universal]), negated: false }

function withoutAction(box: Box): Box {
  return { ...box, action: anyAction }
}

/** One action pattern at a time: then few statements of the other policy matter. */
function* split(action: TextTest): Generator<TextTest> {
  if (action.negated || action.set.globs.length < 2) yield action
  else for (const glob of action.set.globs) yield { negated: false, set: new PatternSet([glob]) }
}

/** Whether a statement without conditions on every resource covers all actions; the common case, without a search. */
function covers({ keys, resource, action: whole }: Box, action: TextTest): boolean {
  if (keys.length > 0 || resource.negated || !resource.set.everything) return false
  if (whole.negated)
    return (
      !action.negated && action.set.globs.every(({ prefix }) => whole.set.near(prefix).length === 0)
    )
  if (action.negated) return whole.set.everything
  return action.set.globs.every((glob) => {
    const stand = standIn(glob)
    return stand !== undefined && whole.set.has(stand)
  })
}

/** Statements that are about a caller; where nobody knows, they may be, but are not relied on. */
function concerned(boxes: readonly Box[], { sample }: Caller): readonly Box[] {
  return boxes.flatMap((box) => {
    const answer = box.concerns(sample)
    if (answer === no) return []
    return [answer === yes ? box : { ...box, vague: true }]
  })
}

/** Callers for whom the same statements speak, and whose keys are alike, need to be tried once. */
function signature(caller: Caller, a: readonly Box[], b: readonly Box[]): string {
  const keys = [...caller.keys].map(([key, { presence, domain, forms }]) => {
    const values = domain ?? forms?.map(writePattern)
    return `${key} ${presence} ${values?.join()}`
  })
  const spoken = [a, b].map((boxes) =>
    boxes.map(({ statement, vague }) => `${statement.index}${vague ? '?' : ''}`).join(),
  )
  return [...spoken, ...keys.filter((line) => usesKey(line, a, b))].join('\n')
}

function usesKey(line: string, a: readonly Box[], b: readonly Box[]): boolean {
  const key = line.slice(0, line.indexOf(' '))
  return [...a, ...b].some((box) => box.keys.some((test) => test.key === key))
}
