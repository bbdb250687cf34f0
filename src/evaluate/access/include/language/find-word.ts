import type { Budget } from '../budget.ts'
import { representatives, type CharacterSet } from './characters.ts'
import { fillIn } from './fill-in.ts'
import {
  accepts,
  type Glob,
  isLiteral,
  isStar,
  isUniversal,
  setOf,
  standIn,
  universal,
  wantedBy,
} from './glob.ts'
import { matches } from './matches.ts'
import { UnwantedPlaces } from './unwanted-places.ts'

/**
 * Finds a word that all wanted globs match and no unwanted one does.
 *
 * Exact: at each place either a wanted glob names the character, or any character of its kind will do, and then one that no
 * pattern names leaves the fewest unwanted globs matching (see `representatives`). Sets of places in the unwanted globs that
 * contain a set seen before at the same place are not searched again.
 * @throws {OutOfBudget}
 */
export function findWord(
  wanted: readonly Glob[],
  unwanted: readonly Glob[],
  budget: Budget,
): string | undefined {
  const needed = wanted.filter((glob) => !isUniversal(glob))
  const single = needed.find(({ literal }) => literal !== undefined)
  const first = single ?? needed[0] ?? universal
  const rest = needed.filter((glob) => glob !== first)
  const near = unwanted.filter((glob) => compatible(glob.prefix, first.prefix))
  budget.spend(unwanted.length + 1)
  for (const glob of rest) if (!compatible(glob.prefix, first.prefix)) return undefined
  const stand = standIn(first)
  if (stand !== undefined)
    for (const glob of near) {
      budget.spend(1 + ((glob.steps.length * stand.length) >> 10))
      if (matches(glob, stand)) return undefined
    }
  for (const word of fillIn(first)) {
    budget.spend((near.length + 1) * (1 + (word.length >> 6)))
    if (rest.every((glob) => matches(glob, word)) && !near.some((glob) => matches(glob, word)))
      return word
  }
  if (single !== undefined) return undefined
  return search(needed.length === 0 ? [universal] : needed, near, budget)
}

function compatible(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}

interface Node {
  /** Places in the wanted globs. */
  readonly at: readonly number[]
  /** Places in the unwanted globs. */
  readonly against: readonly number[]
  readonly code: number
  readonly before?: Node
}

function search(
  wanted: readonly Glob[],
  unwanted: readonly Glob[],
  budget: Budget,
): string | undefined {
  const places = new UnwantedPlaces(unwanted)
  const spare = spareCharacters(wanted, unwanted, budget)
  const seen = new Map<string, (readonly number[])[]>()
  const start = places.start()
  if (start === undefined) return undefined
  const queue: Node[] = []
  const visit = (node: Node): void => {
    const key = node.at.join()
    const known = seen.get(key)
    if (known === undefined) seen.set(key, [node.against])
    else {
      budget.spend(known.length)
      if (known.some((set) => isWithin(set, node.against))) return
      known.push(node.against)
    }
    queue.push(node)
  }
  visit({ at: wanted.map(() => 0), against: start, code: 0 })
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]
    if (node === undefined) break
    budget.spend(1 + node.against.length)
    if (wanted.every((glob, n) => isAtEnd(glob, node.at[n] ?? 0)) && !places.accept(node.against))
      return spell(node)
    for (const [code, next] of moves(wanted, node.at, spare)) {
      budget.spend(1 + node.against.length)
      const against = places.after(node.against, code)
      if (against !== undefined) visit({ at: next, against, code, before: node })
    }
  }
  return undefined
}

/** Characters for places where the wanted globs name none. */
function spareCharacters(
  wanted: readonly Glob[],
  unwanted: readonly Glob[],
  budget: Budget,
): readonly number[] {
  const named = new Set<number>()
  const sets = new Set<CharacterSet>()
  for (const { steps } of [...wanted, ...unwanted]) {
    budget.spend(steps.length)
    for (const step of steps)
      if (isLiteral(step)) for (const code of wantedBy(step)) named.add(code)
      else sets.add(setOf(step))
  }
  return representatives(sets, named)
}

/** Every way to read one character, by the character and the places after it. */
function* moves(
  wanted: readonly Glob[],
  at: readonly number[],
  spare: readonly number[],
): Generator<readonly [number, readonly number[]]> {
  const [only] = wanted
  if (wanted.length === 1 && only !== undefined) {
    yield* movesOfOne(only, at[0] ?? 0, spare)
    return
  }
  const choices = wanted.map((glob, n) => open(glob, at[n] ?? 0))
  for (const chosen of combinations(choices)) {
    const steps = chosen.map((place, n) => wanted[n]?.steps[place] ?? 0)
    const literal = steps.find(isLiteral)
    const codes = literal === undefined ? spare : wantedBy(literal)
    const next = chosen.map((place, n) => (isStar(steps[n] ?? 0) ? place : place + 1))
    for (const code of codes) if (steps.every((step) => accepts(step, code))) yield [code, next]
  }
}

function* movesOfOne(
  glob: Glob,
  at: number,
  spare: readonly number[],
): Generator<readonly [number, readonly number[]]> {
  for (const place of open(glob, at)) {
    const step = glob.steps[place] ?? 0
    const next = [isStar(step) ? place : place + 1]
    if (isLiteral(step)) for (const code of wantedBy(step)) yield [code, next]
    else for (const code of spare) if (accepts(step, code)) yield [code, next]
  }
}

/** Places from which a character can be read: this one, and those behind runs that are left out. */
function open({ steps }: Glob, from: number): number[] {
  const places: number[] = []
  for (let place = from; place < steps.length; place++) {
    places.push(place)
    if (!isStar(steps[place] ?? 0)) break
  }
  return places
}

function* combinations(choices: readonly (readonly number[])[]): Generator<readonly number[]> {
  const [first, ...rest] = choices
  if (first === undefined) {
    yield []
    return
  }
  for (const tail of combinations(rest)) for (const place of first) yield [place, ...tail]
}

function isAtEnd({ steps }: Glob, from: number): boolean {
  let place = from
  while (place < steps.length && isStar(steps[place] ?? 0)) place++
  return place === steps.length
}

/** Whether a sorted list is part of another. */
function isWithin(part: readonly number[], whole: readonly number[]): boolean {
  if (part.length > whole.length) return false
  let at = 0
  for (const item of part) {
    while (at < whole.length && (whole[at] ?? 0) < item) at++
    if (whole[at] !== item) return false
    at++
  }
  return true
}

function spell(last: Node): string {
  const codes: number[] = []
  for (let node = last; node.before !== undefined; node = node.before) codes.push(node.code)
  return codes
    .toReversed()
    .map((code) => String.fromCharCode(code))
    .join('')
}
