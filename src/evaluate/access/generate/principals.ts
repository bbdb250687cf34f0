import { RecentTexts } from './recent-texts.ts'
import type { Use } from './use.ts'

/** What a principal did, action by action. */
export interface PrincipalUsage {
  readonly principal: string
  readonly uses: Map<string, Use>
  events: number
  /** Calls that were refused; they are not part of the policy. */
  denied: number
  /** Event → how often, where nobody knows which action it needed. */
  readonly unknown: Map<string, number>
  /** Such events beyond those that are told apart. */
  unknownLeftOut: number
  /** Events that name more resources than are read of one event. */
  cut: number
}

const most = 20_000

/** The users and roles of a log: those whose events count, and what they did. */
export class Principals {
  readonly seen = new Map<string, PrincipalUsage>()
  /** Events of wanted ones for whom there was no room. */
  leftOut = 0
  readonly #wanted: (principal: string) => boolean
  readonly #others = new Set<string>()
  readonly #recent = new RecentTexts<PrincipalUsage>()

  constructor(wanted: (principal: string) => boolean) {
    this.#wanted = wanted
  }

  /** Some of those whose events do not count, in order. */
  get others(): readonly string[] {
    return [...this.#others].toSorted().slice(0, 5)
  }

  /** @returns `undefined` where the events of the principal do not count */
  of(principal: string | undefined): PrincipalUsage | undefined {
    if (principal === undefined) return undefined
    const recent = this.#recent.get(principal)
    if (recent !== undefined) return recent
    const known = this.seen.get(principal)
    if (known !== undefined) this.#recent.set(principal, known)
    if (known !== undefined || this.#others.has(principal)) return known
    if (!this.#wanted(principal)) {
      if (this.#others.size < most) this.#others.add(principal)
      return undefined
    }
    if (this.seen.size >= most) {
      this.leftOut++
      return undefined
    }
    const usage = emptyUsage(principal)
    this.seen.set(principal, usage)
    return usage
  }
}

function emptyUsage(principal: string): PrincipalUsage {
  return {
    principal,
    uses: new Map(),
    events: 0,
    denied: 0,
    unknown: new Map(),
    unknownLeftOut: 0,
    cut: 0,
  }
}
