import type { Attestation } from '../../model/human-record.ts'
import type { Practice } from '../../model/lens.ts'
import type { ItemEvidence } from '../../model/review.ts'
import { practiceCoverage } from './coverage.ts'
import { decideVerdict, type Decision } from './decide-verdict.ts'
import type { CheckGroup } from './group-findings.ts'
import { weighAttestation } from './weigh-attestation.ts'
import { weighCheck } from './weigh-check.ts'

export interface PracticeEvidence extends Decision {
  readonly evidence: readonly ItemEvidence[]
  /** 0 to 1. */
  readonly coverage: number
}

/**
 * Weighs all evidence of one practice.
 * @param attestations those of this practice
 * @param now clock of the review in milliseconds
 */
export function weighPractice(
  practice: Practice,
  groups: ReadonlyMap<string, CheckGroup>,
  attestations: readonly Attestation[],
  now: number,
): PracticeEvidence {
  const evidence = practice.evidence.map((item) =>
    'check' in item
      ? weighCheck(item, groups.get(item.check))
      : weighAttestation(item, attestations, now),
  )
  const coverage = practiceCoverage(evidence)
  return { ...decideVerdict(practice, evidence, coverage), evidence, coverage }
}
