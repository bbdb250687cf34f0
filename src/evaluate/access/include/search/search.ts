import { axioms } from '../axioms/axioms.ts'
import type { Box } from '../compile/compile-statement.ts'
import type { Setting } from './setting.ts'
import { applies, type Demanded, demandsOf, narrow, opposite, type Situation } from './situation.ts'

interface Open {
  readonly situation: Situation
  readonly avoid: readonly Box[]
}

/** How many statements are looked at before one is chosen to branch on. */
const looks = 8

/**
 * Finds a request within a situation to which none of the statements applies. A statement applies when all its parts do, so it is
 * avoided by failing one of them; the search branches on that, on the statement with the fewest ways out first.
 * @param accept a last word on a request that was found, `undefined` to go on
 * @throws {OutOfBudget}
 */
export function searchOutside<T>(
  from: Situation,
  avoid: readonly Box[],
  setting: Setting,
  accept: (situation: Situation) => T | undefined,
): T | undefined {
  const stack: Open[] = [{ situation: from, avoid }]
  for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
    setting.budget.spend(1 + open.avoid.length)
    const { situation } = open
    const next = waysOut(open, setting) ?? waysToBeReal(open, setting)
    if (next === undefined) {
      const accepted = accept(situation)
      if (accepted !== undefined) return accepted
    } else for (const way of next.toReversed()) stack.push(way)
  }
  return undefined
}

/** @returns `undefined` when no statement applies to the request at hand */
function waysOut({ situation, avoid }: Open, setting: Setting): Open[] | undefined {
  let best: Open[] | undefined
  let looked = 0
  for (const box of avoid) {
    if (!applies(box, situation, setting)) continue
    const rest = avoid.filter((other) => other !== box)
    const ways: Open[] = []
    for (const demanded of demandsOf(box)) {
      const next = follow(situation, [opposite(demanded)], setting)
      if (next !== undefined) ways.push({ situation: next, avoid: rest })
    }
    if (best === undefined || ways.length < best.length) best = ways
    if (best.length === 0 || ++looked === looks) break
  }
  return best
}

/** @returns `undefined` when the request at hand could be real */
function waysToBeReal({ situation, avoid }: Open, setting: Setting): Open[] | undefined {
  for (const axiom of axioms) {
    const alternatives = axiom(situation, setting)
    if (alternatives === undefined) continue
    return alternatives.flatMap((demands) => {
      const next = follow(situation, demands, setting)
      return next === undefined ? [] : [{ situation: next, avoid }]
    })
  }
  return undefined
}

function follow(
  from: Situation,
  demands: readonly Demanded[],
  setting: Setting,
): Situation | undefined {
  let situation = from
  for (const demanded of demands) {
    const next = narrow(situation, demanded, setting)
    if (next === 'unclear') setting.doubts.add(doubtAbout(demanded))
    if (typeof next === 'string') return undefined
    situation = next
  }
  return situation
}

export function doubtAbout(demanded: Demanded): string {
  return demanded.part === 'key'
    ? `values of ${demanded.test.named} could not be compared`
    : `${demanded.part}s with policy variables could not be compared`
}
