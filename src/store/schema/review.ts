import type { NotApplicableReason } from '../../model/human-record.ts'
import type { Risk } from '../../model/review.ts'
import type { Json, Kept } from './row.ts'

export interface WorkloadRow extends Kept {
  /** 32 hex. */
  readonly id: string
  readonly arn: string
  readonly account: string
  readonly region: string
  readonly name: string
  /** `foldName(name)`: unique per account and Region. */
  readonly folded: string
  readonly data: WorkloadData
}

/** What a workload says of itself, in the words of the wire; add fields freely, no migration needed. */
export interface WorkloadData {
  readonly description: string
  readonly environment: 'PRODUCTION' | 'PREPRODUCTION'
  readonly accountIds?: readonly string[]
  readonly awsRegions?: readonly string[]
  readonly nonAwsRegions?: readonly string[]
  readonly architecturalDesign?: string
  readonly reviewOwner?: string
  readonly industryType?: string
  readonly industry?: string
  readonly notes?: string
  readonly improvementStatus?: string
  readonly pillarPriorities?: readonly string[]
  readonly applications?: readonly string[]
  /** At most one, with the version that is applied. */
  readonly profiles?: readonly { readonly arn: string; readonly version: string }[]
  readonly templateArns?: readonly string[]
  readonly discovery?: {
    readonly trustedAdvisorIntegrationStatus?: 'ENABLED' | 'DISABLED'
    readonly workloadResourceDefinition?: readonly string[]
  }
  readonly jira?: { readonly [key: string]: Json }
  readonly isReviewOwnerUpdateAcknowledged?: boolean
  /** Milliseconds since the epoch. */
  readonly reviewRestriction?: number
}

/** A lens applied to a workload, and its review. */
export interface LensReviewRow extends Kept {
  readonly workload: string
  /** Alias of an official lens, or ARN of a custom one. */
  readonly lens: string
  /** Version of the lens in use. */
  readonly lens_version: string
  /** Order in which lenses were applied, from 0. */
  readonly position: number
  readonly data: LensReviewData
}

export interface LensReviewData {
  readonly notes?: string
  /** Pillar id → notes. */
  readonly pillarNotes?: Readonly<Record<string, string>>
  readonly jira?: { readonly [key: string]: Json }
}

export interface AnswerRow extends Kept {
  readonly workload: string
  readonly lens: string
  readonly question: string
  readonly pillar: string
  readonly risk: Risk
  readonly data: AnswerData
}

export interface AnswerData {
  readonly selected: readonly string[]
  /** Choice id → what was said of it. */
  readonly choices: Readonly<Record<string, ChoiceData>>
  readonly applicable: boolean
  readonly reason?: NotApplicableReason
  readonly notes?: string
  /** Principal who answered last. */
  readonly by?: string
  readonly jira?: { readonly [key: string]: Json }
}

export interface ChoiceData {
  readonly status: 'SELECTED' | 'UNSELECTED' | 'NOT_APPLICABLE'
  readonly reason?: NotApplicableReason
  readonly notes?: string
  readonly origin?: 'human' | 'evidence' | 'inherited'
}

/** A frozen review; the database refuses every change. */
export interface MilestoneRow {
  readonly workload: string
  /** From 1, in the order of recording. */
  readonly number: number
  readonly name: string
  readonly folded: string
  readonly created: number
  /** What lists show. */
  readonly summary: Json
  readonly data: MilestoneData
}

/** Copies of the rows as they stood, so that every read with a milestone number answers from here. */
export interface MilestoneData {
  readonly workload: WorkloadRow
  readonly lensReviews: readonly LensReviewRow[]
  readonly answers: readonly AnswerRow[]
  /** Evidence of the latest run, if any. */
  readonly evidence?: readonly EvidenceRow[]
  /** Anything else worth freezing. */
  readonly more?: Json
}

/** One evaluation of a workload. */
export interface RunRow extends Kept {
  readonly id: string
  readonly workload: string
  readonly account: string
  readonly region: string
  readonly status: 'RUNNING' | 'COMPLETE' | 'FAILED'
  readonly ended: number | null
  readonly data: { readonly [key: string]: Json }
}

/** What a run says of one choice. */
export interface EvidenceRow {
  readonly run: string
  readonly lens: string
  readonly question: string
  readonly choice: string
  readonly workload: string
  readonly created: number
  readonly data: { readonly [key: string]: Json }
}
