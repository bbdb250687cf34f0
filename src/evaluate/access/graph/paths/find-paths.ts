import type { Estate } from '../estate.ts'
import { type HopOptions, HopFinder } from '../escalation/find-hops.ts'
import type { Certainty, Hop } from '../escalation/hop.ts'
import type { Identity } from '../identity.ts'
import { administratorGoal } from './goals.ts'
import type { EscalationPath, Goal, PathHop, Undecided } from './path.ts'

export interface PathOptions extends Omit<HopOptions, 'isEnd'> {
  /**
   * What an identity that is reached is good for, perhaps with a doubt; `undefined` where the path has to go on. Without it:
   * administrators.
   */
  readonly goalOf?: (identity: Identity, finder: HopFinder) => Goal | undefined
}

/** All that is known of escalation in an estate. */
export interface PathReport {
  /** Ways that work, from every identity that is not at a goal already: for each first hop the shortest. */
  readonly paths: readonly EscalationPath[]
  /** Ways of which nobody knows whether they work or what they lead to, from identities without a known path. */
  readonly unknown: readonly EscalationPath[]
  /** Identities at a goal from the start. */
  readonly already: readonly Identity[]
  /** Identities of whom nobody knows whether they are at a goal. */
  readonly undecided: readonly Undecided[]
  /** Every hop of every identity, goals or not. */
  readonly hops: ReadonlyMap<Identity, readonly Hop[]>
  /** Decisions that were evaluated, to measure by. */
  readonly asked: number
}

/** Finds the paths of privilege escalation of an estate. Pure; the time follows the hops, not principals × targets. */
export function findPaths(estate: Estate, options: PathOptions = {}): PathReport {
  const search = new PathSearch(estate, options)
  return search.run(estate.identities)
}

/**
 * The same, given up when it takes more decisions than allowed: the count does not depend on the machine.
 * @returns `undefined` when it was given up
 */
export function findPathsWithin(
  estate: Estate,
  mostAsked: number,
  options: PathOptions = {},
): PathReport | undefined {
  try {
    return new PathSearch(estate, options, mostAsked).run(estate.identities)
  } catch (error) {
    if (error instanceof SearchTooLong) return undefined
    throw error
  }
}

class SearchTooLong extends Error {}

const ranks: Readonly<Record<Certainty, number>> = { certain: 0, assumed: 1, unknown: 2 }

/** Distances to the nearest goal, and the hop that leads there. */
interface Field {
  readonly steps: ReadonlyMap<Identity, number>
  readonly next: ReadonlyMap<Identity, Hop>
}

export class PathSearch {
  readonly finder: HopFinder
  readonly #goals = new Map<Identity, Goal | undefined>()
  readonly #goalOf: NonNullable<PathOptions['goalOf']>

  readonly #mostAsked: number

  constructor(
    estate: Estate,
    { goalOf = administratorGoal, ...options }: PathOptions,
    mostAsked = Number.POSITIVE_INFINITY,
  ) {
    this.#mostAsked = mostAsked
    this.#goalOf = goalOf
    this.finder = new HopFinder(estate, {
      ...options,
      isEnd: (identity) => this.goal(identity) !== undefined,
    })
  }

  /** The goal that an identity is at for certain. */
  goal(identity: Identity): Goal | undefined {
    const goal = this.possibleGoal(identity)
    return goal?.doubt === undefined ? goal : undefined
  }

  /** The goal that an identity is at, or may be at. */
  possibleGoal(identity: Identity): Goal | undefined {
    if (this.#goals.has(identity)) return this.#goals.get(identity)
    const goal = this.#goalOf(identity, this.finder)
    this.#goals.set(identity, goal)
    return goal
  }

  run(identities: readonly Identity[]): PathReport {
    const hops = new Map<Identity, readonly Hop[]>()
    const already = identities.filter((identity) => this.goal(identity) !== undefined)
    const queue = identities.filter((identity) => this.goal(identity) === undefined)
    for (const identity of queue) {
      if (hops.has(identity)) continue
      if (this.finder.questions.asked > this.#mostAsked) throw new SearchTooLong()
      const found = this.finder.hopsOf(identity)
      hops.set(identity, found)
      // Derived identities, such as a member of a group, are explored as they are met.
      for (const { to } of found) if (this.goal(to) === undefined && !hops.has(to)) queue.push(to)
    }
    this.#doubtWhatWasCutShort()
    return {
      ...this.trace(identities, hops),
      already,
      undecided: identities.flatMap((identity) => this.#doubtAbout(identity) ?? []),
      hops,
      asked: this.finder.questions.asked,
    }
  }

  /** Where hops were left out, nobody knows what those would have led to. */
  #doubtWhatWasCutShort(): void {
    for (const [identity, method] of this.finder.cutShort)
      if (this.possibleGoal(identity) === undefined)
        this.#goals.set(identity, {
          kind: 'identity',
          doubt: `more ways by ${method} may work than were followed`,
        })
  }

  #doubtAbout(identity: Identity): Undecided | undefined {
    const { doubt: reason } = this.possibleGoal(identity) ?? {}
    return reason === undefined ? undefined : { identity, reason }
  }

  /** Puts hops together to paths. */
  trace(
    identities: readonly Identity[],
    hops: ReadonlyMap<Identity, readonly Hop[]>,
  ): Pick<PathReport, 'paths' | 'unknown'> {
    const all = [...hops.values()].flat()
    const sure = this.#measure(
      all.filter(({ certainty }) => certainty !== 'unknown'),
      'goal',
    )
    const any = this.#measure(all, 'goal')
    const perhaps = this.#measure(all, 'possibleGoal')
    const paths: EscalationPath[] = []
    const unknown: EscalationPath[] = []
    for (const identity of identities) {
      const own = hops.get(identity) ?? []
      const known = own.filter(({ certainty }) => certainty !== 'unknown')
      const found = this.#pathsOf(identity, known, sure)
      paths.push(...found)
      if (found.length > 0) continue
      // Of an identity that may be there already, ways to others that may be say nothing more.
      const isOpen = this.#doubtAbout(identity) !== undefined
      unknown.push(...this.#pathsOf(identity, own, isOpen ? any : perhaps))
    }
    return { paths, unknown }
  }

  /** Breadth first from the goals, against the direction of the hops. */
  #measure(hops: readonly Hop[], goalOf: 'goal' | 'possibleGoal'): Field {
    const into = new Map<Identity, Hop[]>()
    const steps = new Map<Identity, number>()
    const next = new Map<Identity, Hop>()
    for (const hop of hops) {
      const group = into.get(hop.to)
      if (group === undefined) into.set(hop.to, [hop])
      else group.push(hop)
      if (this[goalOf](hop.to) !== undefined) steps.set(hop.to, 0)
    }
    const queue = [...steps.keys()]
    for (const at of queue)
      for (const hop of (into.get(at) ?? []).toSorted(byRank)) {
        if (steps.has(hop.from)) continue
        steps.set(hop.from, (steps.get(at) ?? 0) + 1)
        next.set(hop.from, hop)
        queue.push(hop.from)
      }
    return { steps, next }
  }

  /** For each method that leads on the shortest way; those that lead to the same identity are one path. */
  #pathsOf(from: Identity, hops: readonly Hop[], field: Field): readonly EscalationPath[] {
    const best = new Map<string, Hop>()
    const cost = (hop: Hop) =>
      (field.steps.get(hop.to) ?? Number.POSITIVE_INFINITY) * 3 + ranks[hop.certainty]
    for (const hop of hops) {
      const before = best.get(hop.method.id)
      if (cost(hop) === Number.POSITIVE_INFINITY) continue
      if (before === undefined || cost(hop) < cost(before)) best.set(hop.method.id, hop)
    }
    const byTarget = new Map<Identity, Hop[]>()
    for (const hop of best.values()) {
      const group = byTarget.get(hop.to)
      if (group === undefined) byTarget.set(hop.to, [hop])
      else group.push(hop)
    }
    const paths: EscalationPath[] = []
    for (const [to, ways] of byTarget) {
      const rest = follow(from, to, field)
      if (rest === undefined) continue
      const path = [pathHop(ways), ...rest]
      const last = path.at(-1)?.to ?? to
      const goal = this.possibleGoal(last)
      if (goal === undefined) continue
      const doubt = goal.doubt === undefined ? ranks.certain : ranks.unknown
      const worst = Math.max(doubt, ...path.map(({ ways: [hop] }) => ranks[hop.certainty]))
      const certainty = (Object.keys(ranks) as Certainty[]).find((each) => ranks[each] === worst)
      paths.push({ from, to: last, goal, hops: path, certainty: certainty ?? 'unknown' })
    }
    return paths.toSorted(
      (a, b) => a.hops.length - b.hops.length || ranks[a.certainty] - ranks[b.certainty],
    )
  }
}

function byRank(a: Hop, b: Hop): number {
  return ranks[a.certainty] - ranks[b.certainty] || a.proofs.length - b.proofs.length
}

function pathHop(hops: readonly Hop[]): PathHop {
  const [first, ...others] = hops.toSorted(byRank)
  if (first === undefined) throw new Error('a step of a path has no hop')
  return { from: first.from, to: first.to, ways: [first, ...others] }
}

/** The way on from an identity; `undefined` where it leads back to the start. */
function follow(
  start: Identity,
  at: Identity,
  { next, steps }: Field,
): readonly PathHop[] | undefined {
  const hops: PathHop[] = []
  for (let here = at; steps.get(here) !== 0;) {
    const hop = next.get(here)
    if (hop === undefined || hop.to === start || here === start) return undefined
    hops.push(pathHop([hop]))
    here = hop.to
  }
  return hops
}
