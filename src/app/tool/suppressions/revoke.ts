import { findingSetOf, showFindings } from '../../../store/findings.ts'
import {
  activeSuppressions,
  getSuppression,
  updateSuppression,
} from '../../../store/suppressions.ts'
import type { ToolContext } from '../context.ts'
import { reassess } from '../findings/reassess.ts'
import { notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { practicesOf } from './create.ts'
import { describeSuppression } from './describe.ts'
import { hideSuppressed } from './hide.ts'

/** Ends a suppression: what it hid counts again, unless another one hides it. @throws ToolError not-found */
export async function revokeSuppression(context: ToolContext, id: string, suppression: string) {
  const { workload } = await getOwnWorkload(context, id, 'own')
  const known = await getSuppression(context.db, suppression)
  if (known === undefined || known.workload !== workload.id)
    throw notFound('SUPPRESSION', suppression)
  const row = await writeAs(context, 'RevokeSuppression', workload.arn, async (tx) => {
    const ended = await updateSuppression(tx, suppression, 'any', { status: 'REVOKED' })
    const set = await findingSetOf(tx, id)
    if (set !== undefined) {
      await showFindings(tx, set.run, suppression)
      const { now } = context
      await hideSuppressed(tx, set.run, await activeSuppressions(tx, id, now, [known.check_id]))
      await reassess(tx, now, id, practicesOf([known.check_id]))
    }
    return ended
  })
  if (typeof row === 'string') throw notFound('SUPPRESSION', suppression)
  return describeSuppression(row, context.now)
}
