import { no, yes } from '../../match/answer.ts'
import type { Policy, PolicyType } from '../../policy/policy.ts'
import type { Budget } from '../budget.ts'
import type { Caller } from '../caller/caller.ts'
import { callersByKeys, callersNamed } from '../caller/callers.ts'
import { type Box, compileBoxes, typesWithPrincipals } from '../compile/compile-statement.ts'
import { Symbols } from '../compile/symbols.ts'
import { standIn } from '../language/glob.ts'
import { PatternSet } from '../language/pattern-set.ts'
import { writePattern } from '../dimension/write-pattern.ts'
import { searchOutside } from './search.ts'
import { Setting } from './setting.ts'
import { anySituation, narrowToBox, type Situation } from './situation.ts'

/** Two policies, compiled to be compared. */
export interface Comparison {
  readonly a: readonly Box[]
  readonly b: readonly Box[]
  readonly type: PolicyType
  readonly symbols: Symbols
  readonly callers: readonly Caller[]
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

export function prepare(a: Policy, b: Policy, type: PolicyType): Comparison {
  const symbols = new Symbols()
  const [left, right] = [compileBoxes(a, type, symbols), compileBoxes(b, type, symbols)]
  const inPlay = new Set(symbols.keys())
  for (const { keys } of [...left, ...right]) for (const { key } of keys) inPlay.add(key)
  const callers = typesWithPrincipals.has(type)
    ? callersNamed([...a.statements, ...b.statements])
    : callersByKeys(type, inPlay)
  return { a: left, b: right, type, symbols, callers, inPlay }
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
    budget.spend(comparison.a.length + comparison.b.length)
    const name = signature(caller, a, b)
    if (tried.has(name)) continue
    tried.add(name)
    for (const allow of a) {
      const { only = allow.statement.index } = comparison
      if (!allow.allows || allow.statement.index !== only) continue
      const trusted = new Set(allow.keys.map(({ key }) => key))
      const { inPlay } = comparison
      const setting = new Setting({ budget, caller, inPlay, trusted, doubts })
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
  for (const part of split(allow)) {
    if (allows.some((box) => covers(box, part))) continue
    const first = within === undefined ? anySituation() : enter(anySituation(), within, setting)
    const start = first === undefined ? undefined : enter(first, part, setting)
    if (start === undefined) continue
    const avoid = [...allows, ...forbids]
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

/** One action pattern at a time: then few statements of the other policy matter. */
function* split(box: Box): Generator<Box> {
  const { negated, set } = box.action
  if (negated || set.globs.length < 2) yield box
  else
    for (const glob of set.globs) {
      const action = { negated: false, set: new PatternSet([glob]) }
      yield { ...box, action }
    }
}

/** Whether a statement without conditions on every resource covers all actions of another; the common case, without a search. */
function covers(whole: Box, { action }: Box): boolean {
  if (whole.keys.length > 0 || whole.resource.negated || !whole.resource.set.everything)
    return false
  if (whole.action.negated || action.negated)
    return whole.action.set.everything && !whole.action.negated
  return action.set.globs.every((glob) => {
    const stand = standIn(glob)
    return stand !== undefined && whole.action.set.has(stand)
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
