import type { NotApplicableReason } from './human-record.ts'
import type { Lens, Practice, Question } from './lens.ts'
import type { Risk } from './review.ts'

/** One choice of a question as a report shows it. */
export interface ReportedChoice {
  readonly practice: Practice
  readonly choice: 'selected' | 'unselected' | 'not-applicable'
  /** Why it does not apply. */
  readonly reason?: NotApplicableReason
  readonly notes?: string
}

/** One question of a lens with its answer. */
export interface ReportedQuestion {
  readonly question: Question
  readonly risk: Risk
  /** One sentence: why the risk is what it is. */
  readonly because: string
  /** In the order of the lens. */
  readonly choices: readonly ReportedChoice[]
  /** False: people said that the whole question does not apply. */
  readonly applicable: boolean
  readonly reason?: NotApplicableReason
  readonly notes?: string
  /** The profile of the workload puts the question first. */
  readonly prioritised: boolean
}

/** One lens applied to a workload, with an entry for every question of the lens. */
export interface ReportedLens {
  readonly arn: string
  readonly lens: Lens
  readonly questions: readonly ReportedQuestion[]
  readonly notes?: string
  /** Pillar id → notes. */
  readonly pillarNotes?: ReadonlyMap<string, string>
}

/** A workload, live or as a milestone kept it, ready for a report. */
export interface ReportedWorkload {
  /** 32 hexadecimal digits. */
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly description?: string
  /** `PRODUCTION` or `PREPRODUCTION`. */
  readonly environment?: string
  readonly reviewOwner?: string
  readonly accounts?: readonly string[]
  readonly regions?: readonly string[]
  readonly improvementStatus?: string
  readonly notes?: string
  /** Milliseconds since the epoch. */
  readonly updatedAt: number
  readonly milestone?: {
    readonly number: number
    readonly name: string
    /** Milliseconds since the epoch. */
    readonly recordedAt: number
  }
  readonly lenses: readonly ReportedLens[]
}
