import type { Outcome, Severity } from '../../model/check.ts'
import type { Finding } from '../../model/finding.ts'
import { unknownReasons, type UnknownReason } from '../../model/unknown.ts'

export interface Tally {
  /** Suppressed failures are counted apart, not as failures. */
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly suppressed: number
  /** Failures that nobody suppressed. */
  readonly failures: Readonly<Record<Severity, number>>
  readonly reasons: Readonly<Record<UnknownReason, number>>
}

/** Counts findings for the summaries. */
export function tallyFindings(findings: readonly Finding[]): Tally {
  const outcomes = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0 }
  const failures = { critical: 0, high: 0, medium: 0, low: 0 }
  const reasons = {
    denied: 0,
    throttled: 0,
    failed: 0,
    unsupported: 0,
    unresolved: 0,
    'not-collected': 0,
  }
  let suppressed = 0
  for (const { outcome, reason, check, suppressed: suppression } of findings) {
    if (outcome === 'fail' && suppression !== undefined) {
      suppressed++
      continue
    }
    outcomes[outcome]++
    if (outcome === 'fail') failures[check.severity]++
    if (outcome === 'unknown') reasons[reason ?? 'failed']++
  }
  return { outcomes, suppressed, failures, reasons }
}

/** The reasons that occurred, in the order of the model. */
export function occurring(tally: Tally): readonly (readonly [UnknownReason, number])[] {
  return unknownReasons.map((r) => [r, tally.reasons[r]] as const).filter(([, n]) => n > 0)
}
