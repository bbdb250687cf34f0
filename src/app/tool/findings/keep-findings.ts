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
import { acceptedAttestations } from '../../../store/attestations.ts'
import { activeSuppressions } from '../../../store/suppressions.ts'
import { practicesOf } from '../suppressions/create.ts'
import { hideSuppressed } from '../suppressions/hide.ts'
import { reassess } from './reassess.ts'
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
  await applyDecisions(tx, now, where)
}

/** What people decided in the Tool holds for the new run too: reviews are made without it. */
async function applyDecisions(
  tx: Tx,
  now: number,
  { run, workload }: { readonly run: string; readonly workload: string },
): Promise<void> {
  const suppressions = await activeSuppressions(tx, workload, now)
  const checks = await hideSuppressed(tx, run, suppressions)
  const statements = await acceptedAttestations(tx, workload, now)
  const { index } = securityLens()
  const stated = statements.flatMap(({ question, choice }) =>
    index.practices(`${question}/${choice}`),
  )
  const practices = [...practicesOf([...checks]), ...stated]
  const distinct = new Map(practices.map((each) => [each.practice.id, each]))
  await reassess(tx, now, workload, [...distinct.values()])
}

/** What the file of the workload suppresses. */
function fromTheFile({ findings }: Review): readonly Hiding[] {
  return findings.flatMap((finding) => {
    const expires = parseTime(finding.suppressed?.expires ?? '')
    if (finding.outcome !== 'fail' || expires === undefined) return []
    return [{ finding: findingId(finding), suppression: fromFile, expires }]
  })
}
