import type { Place } from './diagnostic.ts'
/** Reasons of the Well-Architected Tool for `not applicable`. */
export const notApplicableReasons = [
  'OUT_OF_SCOPE',
  'BUSINESS_PRIORITIES',
  'ARCHITECTURE_CONSTRAINTS',
  'OTHER',
  'NONE',
] as const
export type NotApplicableReason = (typeof notApplicableReasons)[number]

export interface HumanPracticeAnswer {
  readonly status: 'selected' | 'unselected' | 'not-applicable'
  readonly reason?: NotApplicableReason
  readonly notes?: string
  readonly by?: string
  /** ISO date. */
  readonly at?: string
}

export interface HumanAnswer {
  /** Question id. */
  readonly question: string
  /** False: the whole question does not apply. */
  readonly applicable: boolean
  readonly reason?: NotApplicableReason
  readonly notes?: string
  readonly by?: string
  readonly at?: string
  /** Practice id → decision. */
  readonly practices: Readonly<Record<string, HumanPracticeAnswer>>
}

/** A person's dated, expiring statement. */
export interface Attestation {
  /** Practice id. */
  readonly practice: string
  /** The lens's attestation item it fulfils; absent: a general statement for the practice. */
  readonly item?: string
  readonly statement: string
  readonly by: string
  /** ISO dates. */
  readonly at: string
  readonly expires: string
  readonly link?: string
}

/** A decision that matching failed findings do not count until a date. */
export interface Suppression {
  readonly check: string
  /** Globs over resource id or ARN, account and Region; absent matches all. */
  readonly resource?: string
  readonly account?: string
  readonly region?: string
  readonly reason: string
  readonly owner: string
  readonly expires: string
  /** Where it is written, if it is in a file. */
  readonly where?: Place
}

/** All that people have said about a workload. */
export interface HumanRecord {
  readonly answers: readonly HumanAnswer[]
  readonly attestations: readonly Attestation[]
  readonly suppressions: readonly Suppression[]
}

export const emptyRecord: HumanRecord = { answers: [], attestations: [], suppressions: [] }
