import type { Check, Severity } from './check.ts'
import type { Finding } from './finding.ts'
import type { Level } from './lens.ts'

/** One improvement: a fix and all that it closes. */
export interface PlanItem {
  /** 1-based rank. */
  readonly rank: number
  /** Stable: the check id, or `attest:<practice>` for a missing statement. */
  readonly id: string
  readonly title: string
  /** The check whose fix this is; absent for a missing statement. */
  readonly check?: Check
  readonly fix: string
  readonly effort: 'S' | 'M' | 'L'
  readonly severity: Severity
  /** Highest level among the practices it closes. */
  readonly level: Level
  /** What makes it more urgent than its severity: reachable from anyone, production, number of resources. */
  readonly exposure: 'public' | 'cross-account' | 'internal'
  /** The documented ranking number; higher first. */
  readonly score: number
  readonly owner: string
  /** ISO 8601. */
  readonly due: string
  readonly findings: readonly Finding[]
  /** Practice ids and question ids it closes or brings nearer. */
  readonly practices: readonly string[]
  readonly questions: readonly string[]
}
