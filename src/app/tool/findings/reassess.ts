import { groupFindings } from '../../../review/evidence/group-findings.ts'
import { weighPractice } from '../../../review/evidence/weigh-practice.ts'
import { reviewPractice } from '../../../review/answers/review-practice.ts'
import type { Tx } from '../../../store/db.ts'
import { findingSetOf } from '../../../store/findings.ts'
import { listEvidence, updateEvidence } from '../../../store/runs.ts'
import { acceptedStatements } from '../attestations/accepted.ts'
import { practiceEvidenceOf, readEvidence } from '../runs/evidence-data.ts'
import { rebuildEvaluation } from './rebuild.ts'
import { readReviewData } from './review-data.ts'
import type { PracticeOf } from './security-lens.ts'

/**
 * Weighs the evidence of practices again after people suppressed findings or stated something, inside that write: what
 * the newest run proposes follows at once. A run that could not be kept whole stays as it is until the next one.
 */
export async function reassess(
  tx: Tx,
  now: number,
  workload: string,
  practices: readonly PracticeOf[],
): Promise<void> {
  const set = await findingSetOf(tx, workload)
  const review = set === undefined ? undefined : readReviewData(set)
  if (set === undefined || review === undefined || practices.length === 0) return
  if (!review.whole || !review.lens.own || set.data.leftOut > 0) return
  const checks = practices.flatMap(({ practice }) =>
    practice.evidence.flatMap((item) => ('check' in item ? [item.check] : [])),
  )
  const where = { run: set.run, workload, now }
  const evaluation = await rebuildEvaluation(tx, where, review, [...new Set(checks)])
  const groups = groupFindings(evaluation)
  const statements = [...review.attestations, ...(await acceptedStatements(tx, workload, now))]
  for (const { question, practice } of practices) {
    const own = statements.filter((each) => each.practice === practice.id)
    const weighed = weighPractice(practice, groups, own, now)
    const rows = await listEvidence(tx, set.run, { question: question.id, choice: practice.id })
    for (const row of rows) {
      const link = readEvidence(row)?.link
      const data = practiceEvidenceOf(reviewPractice(practice, weighed, undefined), link)
      await updateEvidence(tx, row, data)
    }
  }
}
