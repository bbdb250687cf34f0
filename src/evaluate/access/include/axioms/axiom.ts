import { compileKeyTest, type KeyTest } from '../compile/key-test.ts'
import type { Demanded, Situation } from '../search/situation.ts'
import type { Setting } from '../search/setting.ts'

/**
 * A fact about real requests that ties their parts together. Asked of the request at hand.
 * @returns `undefined` when it is respected; else the ways to respect it, each a list of demands
 */
export type Axiom = (
  situation: Situation,
  setting: Setting,
) => readonly (readonly Demanded[])[] | undefined

const presences = new Map<string, KeyTest>()

/** Asks for a key to be there, or not. */
export function present(key: string, passes = true): Demanded {
  let test = presences.get(key)
  if (test === undefined) {
    const values = ['false']
    test = compileKeyTest({ operator: 'Null', ifExists: false, key, values }, undefined)
    if (presences.size > 5000) presences.clear()
    presences.set(key, test)
  }
  return { part: 'key', test, passes }
}

export function absent(key: string): Demanded {
  return present(key, false)
}

/** Asks for a key to have a value. */
export function equal(key: string, value: string, passes = true): Demanded {
  const test = compileKeyTest(
    { operator: 'StringEquals', ifExists: false, key, values: [value] },
    undefined,
  )
  return { part: 'key', test, passes }
}
