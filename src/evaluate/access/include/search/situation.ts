import type { Box, TextTest } from '../compile/compile-statement.ts'
import type { KeyTest } from '../compile/key-test.ts'
import { findAction } from '../dimension/action.ts'
import type { Demand } from '../dimension/find-value.ts'
import { findKeyValue, type KeyValue } from '../dimension/key.ts'
import { resourceForms } from '../dimension/forms.ts'
import { findText, type TextAnswer } from '../dimension/text.ts'
import type { PatternSet } from '../language/pattern-set.ts'
import type { Setting } from './setting.ts'

/** What is asked of the action or the resource so far, and one that meets it. */
interface TextPart {
  readonly wanted: readonly PatternSet[]
  readonly unwanted: readonly PatternSet[]
  readonly text: string
}

interface KeyPart {
  readonly demands: readonly Demand[]
  readonly value: KeyValue
}

/** Requests narrowed down so far, with one of them at hand. Never changes: narrowing makes another. */
export interface Situation {
  readonly action: TextPart
  readonly resource: TextPart
  readonly keys: ReadonlyMap<string, KeyPart>
}

/** One more thing that is asked of a request. */
export type Demanded =
  | { readonly part: 'action' | 'resource'; readonly set: PatternSet; readonly inside: boolean }
  | ({ readonly part: 'key' } & Demand)

/** Every request. */
export function anySituation(): Situation {
  const nothing = (): TextPart => ({ wanted: [], unwanted: [], text: '' })
  return { action: nothing(), resource: nothing(), keys: new Map() }
}

type Narrowed = Situation | 'none' | 'unclear'

const seen = new WeakMap<TextPart, Map<PatternSet, [TextAnswer?, TextAnswer?]>>()

/** Asks one more thing. @returns `unclear` when nobody can tell whether such requests exist */
export function narrow(from: Situation, demanded: Demanded, setting: Setting): Narrowed {
  if (demanded.part === 'key') return narrowKey(from, demanded, setting)
  const { part, set, inside } = demanded
  const before = from[part]
  const next = inside
    ? { ...before, wanted: [...before.wanted, set] }
    : { ...before, unwanted: [...before.unwanted, set] }
  if (before.text !== '' && set.has(before.text) === inside) return { ...from, [part]: next }
  const answer = remember(before, set, inside, () =>
    part === 'action'
      ? findAction(next, setting.budget)
      : findText({ ...next, forms: resourceForms }, setting.budget),
  )
  if (typeof answer === 'string') return answer
  return { ...from, [part]: { ...next, text: answer.text } }
}

function remember(
  before: TextPart,
  set: PatternSet,
  inside: boolean,
  find: () => TextAnswer,
): TextAnswer {
  let bySet = seen.get(before)
  if (bySet === undefined) {
    bySet = new Map()
    seen.set(before, bySet)
  }
  const pair = bySet.get(set) ?? []
  const known = pair[inside ? 1 : 0]
  if (known !== undefined) return known
  const answer = find()
  pair[inside ? 1 : 0] = answer
  bySet.set(set, pair)
  return answer
}

function narrowKey(from: Situation, { test, passes }: Demand, setting: Setting): Narrowed {
  const before = from.keys.get(test.key)
  const demands = [...(before?.demands ?? setting.demands(test.key)), { test, passes }]
  const keep = before !== undefined && (holds(test, before.value, setting) === 'yes') === passes
  const answer = keep
    ? before
    : findKeyValue(test.key, demands, setting.traits(test.key), setting.budget)
  if (typeof answer === 'string') return answer
  const keys = new Map(from.keys)
  keys.set(test.key, { demands, value: answer.value })
  return { ...from, keys }
}

/** Asks everything that makes a statement apply. */
export function narrowToBox(from: Situation, box: Box, setting: Setting): Narrowed {
  let situation = from
  for (const demanded of demandsOf(box)) {
    const next = narrow(situation, demanded, setting)
    if (typeof next === 'string') return next
    situation = next
  }
  return situation
}

/** What a statement asks, part by part. */
export function demandsOf({ action, resource, keys }: Box): readonly Demanded[] {
  const asked = (part: 'action' | 'resource', { set, negated }: TextTest): Demanded => ({
    part,
    set,
    inside: !negated,
  })
  return [
    asked('action', action),
    asked('resource', resource),
    ...keys.map((test): Demanded => ({ part: 'key', test, passes: true })),
  ]
}

export function opposite(demanded: Demanded): Demanded {
  return demanded.part === 'key'
    ? { ...demanded, passes: !demanded.passes }
    : { ...demanded, inside: !demanded.inside }
}

/** Whether a statement certainly applies to the request at hand. */
export function applies(box: Box, situation: Situation, setting: Setting): boolean {
  const { action, resource } = situation
  if (box.action.set.has(action.text) === box.action.negated) return false
  if (box.resource.set.has(resource.text) === box.resource.negated) return false
  return box.keys.every(
    (test) => holds(test, valueOf(situation, test.key, setting), setting) === 'yes',
  )
}

/** The values of a key in the request at hand. */
export function valueOf({ keys }: Situation, key: string, setting: Setting): KeyValue {
  const part = keys.get(key)
  if (part !== undefined) return part.value
  const answer = setting.unasked(key)
  return typeof answer === 'string' ? undefined : answer.value
}

type Holds = 'yes' | 'no' | 'unknown'

/** Whether values pass a test, as the evaluator would say. */
export function holds(test: KeyTest, values: KeyValue, setting: Setting): Holds {
  if (values === undefined || values.length === 0) return word(test.whenAbsent)
  if (test.whenPresent !== undefined) return word(test.whenPresent)
  if (test.open === true) return 'unknown'
  if (test.set === undefined) {
    const several = setting.traits(test.key).multivalued === 'yes' || values.length !== 1
    return several ? 'no' : told(test.one(values[0] ?? ''))
  }
  if (values.every((value) => value === '')) return word(test.whenAbsent)
  const all = new Set(values.map((value) => told(test.one(value))))
  const decides = test.set === 'ForAnyValue' ? 'yes' : 'no'
  if (all.has(decides)) return decides
  if (all.has('unknown')) return 'unknown'
  return decides === 'yes' ? 'no' : 'yes'
}

function word(value: boolean): Holds {
  return value ? 'yes' : 'no'
}

function told(answer: number): Holds {
  return answer === 1 ? 'yes' : answer === 0 ? 'no' : 'unknown'
}
