import type { Check } from '../../model/check.ts'
import type { Blind, Evaluation, Finding } from '../../model/finding.ts'
import type { ItemEvidence } from '../../model/review.ts'

/** All that one check found, counted once and shared by every practice that asks for it. */
export interface CheckGroup {
  readonly check: Check
  readonly findings: readonly Finding[]
  readonly blind: readonly Blind[]
  readonly counts: ItemEvidence['counts']
}

interface Tally {
  readonly check: Check
  readonly findings: Finding[]
  readonly blind: Blind[]
  readonly counts: Record<keyof ItemEvidence['counts'], number>
}

/**
 * Groups findings and blind spots by check. A check that was asked and found no subject has an empty group; one that
 * was never asked has none.
 */
export function groupFindings(evaluation: Evaluation): ReadonlyMap<string, CheckGroup> {
  const groups = new Map<string, Tally>()
  const groupOf = (check: Check): Tally => {
    let group = groups.get(check.id)
    if (group === undefined) {
      const counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0, suppressed: 0 }
      groups.set(check.id, (group = { check, findings: [], blind: [], counts }))
    }
    return group
  }
  for (const check of evaluation.checks) groupOf(check)
  for (const finding of evaluation.findings) {
    const group = groupOf(finding.check)
    group.findings.push(finding)
    group.counts[countOf(finding)]++
  }
  for (const blind of evaluation.blind) groupOf(blind.check).blind.push(blind)
  return groups
}

function countOf({ outcome, suppressed }: Finding): keyof ItemEvidence['counts'] {
  if (outcome === 'not-applicable') return 'notApplicable'
  return outcome === 'fail' && suppressed !== undefined ? 'suppressed' : outcome
}
