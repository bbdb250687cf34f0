import type { Check, Outcome } from './check.ts'
import type { Gap } from './gap.ts'
import type { Resource } from './resource.ts'
import type { Unknown, UnknownReason } from './unknown.ts'

/** A person's decision that a failed finding does not count, for now. */
export interface AppliedSuppression {
  readonly reason: string
  readonly owner: string
  /** ISO date. */
  readonly expires: string
}

/** Outcome of a check on a resource. Kept lean: a large snapshot has a million of them; documents add ids. */
export interface Finding {
  readonly check: Check
  readonly resource: Resource
  readonly outcome: Outcome
  readonly reason?: UnknownReason
  readonly message: string
  readonly pointers: readonly string[]
  readonly suppressed?: AppliedSuppression
}

/** A check that had nothing to judge somewhere, because nobody could look there. */
export interface Blind {
  readonly check: Check
  readonly unknown: Unknown
  /** The gap behind it, where a call failed. */
  readonly gap?: Gap
}

/** What the engines say of a snapshot. */
export interface Evaluation {
  readonly findings: readonly Finding[]
  readonly blind: readonly Blind[]
  /** Every check that was asked, also those that found no subject. */
  readonly checks: readonly Check[]
}
