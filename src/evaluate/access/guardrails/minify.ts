import { canonicalJson } from '../../../lib/canonical-json.ts'
import { compileGlob } from '../../../lib/glob.ts'
import { isObject } from './read-json.ts'

/**
 * Makes a policy document smaller and leaves what it says as it is: lists of one become their one, actions that another pattern
 * of the list covers go, statements that differ only in their actions are one. Sids stay: people read them.
 * @param document as parsed; what is no policy is returned as it is
 */
export function minifyPolicy(document: unknown): unknown {
  if (!isObject(document) || document['Statement'] === undefined) return document
  const { Statement: given } = document
  const list: readonly unknown[] = Array.isArray(given) ? given : [given]
  const merged = mergeStatements(list.map(minifyStatement))
  return { ...document, Statement: merged.length === 1 ? merged[0] : merged }
}

function minifyStatement(statement: unknown): unknown {
  if (!isObject(statement)) return statement
  return Object.fromEntries(
    Object.entries(statement).map(([key, value]) => {
      if (key === 'Action' || key === 'NotAction') return [key, shortest(withoutCovered(value))]
      if (key === 'Resource' || key === 'NotResource') return [key, shortest(distinct(value))]
      if (key === 'Condition' && isObject(value)) return [key, minifyConditions(value)]
      return [key, value]
    }),
  )
}

function minifyConditions(block: Record<string, unknown>): unknown {
  return Object.fromEntries(
    Object.entries(block).map(([operator, keys]) => [
      operator,
      isObject(keys)
        ? Object.fromEntries(
            Object.entries(keys).map(([key, values]) => [key, shortest(distinct(values))]),
          )
        : keys,
    ]),
  )
}

function shortest(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

function distinct(value: unknown): unknown {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? [...new Set(value)]
    : value
}

/** Leaves out the actions that another of the list matches in any case. */
function withoutCovered(value: unknown): unknown {
  const list = distinct(value)
  if (!Array.isArray(list) || !list.every((each) => typeof each === 'string')) return value
  if (list.length > 2_000) return list
  return list.filter(
    (one, at) =>
      !list.some(
        (other, where) => where !== at && covers(other, one) && (where < at || !covers(one, other)),
      ),
  )
}

/**
 * Whether every action that `narrow` matches is one of `wide`. Wildcards of the narrow one stand for a character that no pattern
 * has, so only a wildcard can match them. The prefix of a service is literal, apart from `*` alone.
 */
function covers(wide: string, narrow: string): boolean {
  if (wide === '*') return true
  const [a, b] = [wide.toLowerCase(), narrow.toLowerCase()]
  const prefix = a.slice(0, a.indexOf(':') + 1)
  if (prefix === '' || /[*?]/.test(prefix) || !b.startsWith(prefix)) return false
  if (a.includes('?')) return a === b
  return compileGlob(a)(b.replaceAll(/[*?]/g, '\u0000'))
}

/** Joins neighbours and others whose actions alone differ. The first keeps its place and Sid. */
function mergeStatements(statements: readonly unknown[]): readonly unknown[] {
  const merged: unknown[] = []
  const places = new Map<string, number>()
  for (const statement of statements) {
    const key = mergeKey(statement)
    const place = key === undefined ? undefined : places.get(key)
    const before = place === undefined ? undefined : merged[place]
    if (place !== undefined && isObject(before) && isObject(statement))
      merged[place] = {
        ...before,
        Action: shortest(
          withoutCovered([...listOf(before['Action']), ...listOf(statement['Action'])]),
        ),
      }
    else {
      if (key !== undefined) places.set(key, merged.length)
      merged.push(statement)
    }
  }
  return merged
}

function mergeKey(statement: unknown): string | undefined {
  if (!isObject(statement)) return undefined
  const { Sid: _, Action: actions, ...rest } = statement
  if (actions === undefined || listOf(actions).some((each) => typeof each !== 'string'))
    return undefined
  return canonicalJson(rest)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [value]
}
