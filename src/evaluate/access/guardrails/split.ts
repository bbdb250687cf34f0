import { operators, readOperator } from '../policy/operators.ts'
import { minifyPolicy } from './minify.ts'
import { sizeOf } from './policy-size.ts'
import { isObject } from './read-json.ts'

export interface SplitPolicy {
  /** To attach to the same target, all of them: together they say what the whole said. */
  readonly documents: readonly unknown[]
  /** Statements that no document can hold and that cannot be cut without changing what they say, by Sid or place. */
  readonly tooLong: readonly string[]
}

/**
 * Cuts a policy into documents of at most `limit` characters. Policies of one target add up statement by statement, so moving
 * a statement changes nothing. A statement that is too long alone is cut in a list whose entries add up: actions, resources,
 * or values of a condition one of which must hold. `NotAction`, `NotResource` and negated conditions exempt together and stay whole.
 */
export function splitPolicy(document: unknown, limit: number): SplitPolicy {
  const small = minifyPolicy(document)
  if (!isObject(small) || sizeOf(small) <= limit) return { documents: [small], tooLong: [] }
  const { Statement: given, ...rest } = small
  const statements: readonly unknown[] = Array.isArray(given) ? given : [given]
  const room = limit - sizeOf({ ...rest, Statement: [] })
  const tooLong: string[] = []
  const documents: unknown[][] = []
  let left = 0
  for (const [index, statement] of statements.entries())
    for (const part of cut(statement, room)) {
      const size = sizeOf(part) + 1
      if (size > room + 1) tooLong.push(nameOf(statement, index))
      else if (documents.length === 0 || size > left) {
        documents.push([part])
        left = room + 1 - size
      } else {
        documents.at(-1)?.push(part)
        left -= size
      }
    }
  return {
    documents: documents.map((each) => Object.assign({}, rest, { Statement: each })),
    tooLong: [...new Set(tooLong)],
  }
}

function nameOf(statement: unknown, index: number): string {
  const sid = isObject(statement) ? statement['Sid'] : undefined
  return typeof sid === 'string' ? sid : `statement ${index + 1}`
}

/** Cuts the longest list that may be cut until each part fits. */
function cut(statement: unknown, room: number): readonly unknown[] {
  if (!isObject(statement) || sizeOf(statement) <= room) return [statement]
  const [longest] = cuttable(statement).toSorted((a, b) => sizeOf(b.values) - sizeOf(a.values))
  if (longest === undefined) return [statement]
  const { values, put } = longest
  const first = fitting(values, (part) => sizeOf(renamed(put(part), 'a')) <= room)
  return [values.slice(0, first), values.slice(first)].flatMap((half, i) =>
    cut(renamed(put(half), 'ab'.charAt(i)), room),
  )
}

/** How many of the values fit from the beginning; half of them when not even one does, because another list is long too. */
function fitting(values: readonly unknown[], fits: (part: readonly unknown[]) => boolean): number {
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(values.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low === 0 ? Math.ceil(values.length / 2) : low
}

function renamed(statement: Record<string, unknown>, suffix: string): Record<string, unknown> {
  const { Sid: sid } = statement
  return typeof sid === 'string' ? { ...statement, Sid: `${sid}${suffix}` } : statement
}

interface Cuttable {
  readonly values: readonly unknown[]
  readonly put: (half: readonly unknown[]) => Record<string, unknown>
}

function cuttable(statement: Record<string, unknown>): readonly Cuttable[] {
  const lists: Cuttable[] = []
  for (const key of ['Action', 'Resource']) {
    const values = statement[key]
    if (Array.isArray(values) && values.length > 1)
      lists.push({ values, put: (half) => ({ ...statement, [key]: half }) })
  }
  const { Condition: block } = statement
  if (!isObject(block)) return lists
  for (const [operator, keys] of Object.entries(block))
    if (isObject(keys) && addsUp(operator))
      for (const [key, values] of Object.entries(keys))
        if (Array.isArray(values) && values.length > 1)
          lists.push({
            values,
            put: (half) => ({
              ...statement,
              Condition: { ...block, [operator]: { ...keys, [key]: half } },
            }),
          })
  return lists
}

/** Whether one value that holds is enough, so that parts of the list add up to the whole. */
function addsUp(written: string): boolean {
  const read = readOperator(written)
  if (read === undefined || read.operator === 'Null') return false
  return !('negated' in operators[read.operator]) && read.set !== 'ForAllValues'
}
