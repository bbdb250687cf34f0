import { parseTime } from '../../../lib/time.ts'
import { findingId } from '../../../model/finding-id.ts'
import type { Review } from '../../../model/review.ts'

import type { Tx } from '../../../store/db.ts'
import {
  findingSetOf,
  hideFindings,
  type Hiding,
  listFindingPasts,
  replaceFindings,
} from '../../../store/findings.ts'
import type { ToolContext } from '../context.ts'
import { securityLens } from './security-lens.ts'
import { fromFile } from './describe.ts'
import { findingsOf } from './findings-of.ts'
import { reviewDataOf } from './review-data.ts'

/** Stores the findings of a run in place of those of the run before, inside the write that saves it. */
export async function keepFindings(
  tx: Tx,
  { now }: Pick<ToolContext, 'now'>,
  where: { readonly run: string; readonly workload: string },
  review: Review,
): Promise<void> {
  const before = await findingSetOf(tx, where.workload)
  const pasts = before === undefined ? [] : await listFindingPasts(tx, before.run)
  const own = review.lens.alias === securityLens().lens.alias
  await replaceFindings(tx, {
    ...where,
    ...findingsOf(review, pasts, now),
    review: reviewDataOf(review, own),
  })
  await hideFindings(tx, where.run, fromTheFile(review))
}

/** What the file of the workload suppresses. */
function fromTheFile({ findings }: Review): readonly Hiding[] {
  return findings.flatMap((finding) => {
    const expires = parseTime(finding.suppressed?.expires ?? '')
    if (finding.outcome !== 'fail' || expires === undefined) return []
    return [{ finding: findingId(finding), suppression: fromFile, expires }]
  })
}
