import type { Budget } from '../budget.ts'
import { compileKeyTest } from '../compile/key-test.ts'
import { type Demand, findValue, meets } from './find-value.ts'
import type { KeyTraits } from './traits.ts'

/** The values of a key in a request; `undefined` when it is absent. */
export type KeyValue = readonly string[] | undefined
export type KeyAnswer = { readonly value: KeyValue } | 'none' | 'unclear'

/** Keys that a request has rather than not, when either would do: a request without them is hard to picture. */
const preferred = new Set(['aws:sourceip', 'aws:principalorgid', 'aws:resourceorgid'])

/**
 * Finds values of a key that meet all demands: absent, or one, or several where the key may have several.
 * @throws {OutOfBudget}
 */
export function findKeyValue(
  key: string,
  demands: readonly Demand[],
  traits: KeyTraits,
  budget: Budget,
): KeyAnswer {
  const absent =
    traits.presence !== 'always' && demands.every(({ test, passes }) => test.whenAbsent === passes)
  const first = preferred.has(key) || key.startsWith('aws:principaltag/')
  if (absent && !first) return { value: undefined }
  const present = traits.presence === 'never' ? 'none' : findPresent(demands, traits, budget)
  if (typeof present === 'object' || !absent) return present
  return { value: undefined }
}

function findPresent(demands: readonly Demand[], traits: KeyTraits, budget: Budget): KeyAnswer {
  for (const { test, passes } of demands)
    if (test.whenPresent !== undefined && test.whenPresent !== passes) return 'none'
  const asked = demands.filter(({ test }) => test.type !== 'null')
  const one = traits.multivalued === 'yes' ? 'none' : single(asked, traits, budget)
  if (typeof one === 'object' || traits.multivalued === 'no') return one
  const some = several(asked, traits, budget)
  return some === 'none' ? one : some
}

function single(demands: readonly Demand[], traits: KeyTraits, budget: Budget): KeyAnswer {
  const sets = demands.some(({ test }) => test.set !== undefined)
  const found = findValue(sets ? [...demands, notEmpty] : demands, traits, budget)
  if (typeof found === 'object') return { value: [found.text] }
  return sets && traits.mayBeEmpty === true && isMetEmpty(demands) ? { value: [''] } : found
}

/** Set operators take an empty value for absence, so that such values, which only tags have, are tried by themselves. */
const notEmpty: Demand = {
  test: compileKeyTest(
    { operator: 'StringLike', ifExists: false, key: '', values: ['?*'] },
    undefined,
  ),
  passes: true,
}

function isMetEmpty(demands: readonly Demand[]): boolean {
  return demands.every((demand) =>
    demand.test.set === undefined ? meets('', demand) : demand.test.whenAbsent === demand.passes,
  )
}

/** Every value must meet what is asked of all; for each thing that one value must meet there must be one. */
function several(demands: readonly Demand[], traits: KeyTraits, budget: Budget): KeyAnswer {
  const all: Demand[] = demands.some(({ test }) => test.set !== undefined) ? [notEmpty] : []
  const some: Demand[] = []
  for (const { test, passes } of demands) {
    if (test.set === undefined) {
      if (passes) return 'none'
    } else if ((test.set === 'ForAllValues') === passes) all.push({ test, passes })
    else some.push({ test, passes })
  }
  const values: string[] = []
  let unclear = false
  for (const one of some.length === 0 ? [undefined] : some) {
    const found = findValue(one === undefined ? all : [...all, one], traits, budget)
    if (found === 'none') return 'none'
    if (found === 'unclear') unclear = true
    else values.push(found.text)
  }
  return unclear ? 'unclear' : { value: [...new Set(values)] }
}
