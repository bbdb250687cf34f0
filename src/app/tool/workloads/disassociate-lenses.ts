import { deleteLensReview } from '../../../store/lens-reviews.ts'
import type { ToolContext } from '../context.ts'
import { lensKey } from '../reviews/find-lens.ts'
import { invalid, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { alwaysApplied } from './apply-lens.ts'
import { refuseMany } from './associate-lenses.ts'
import { getOwnWorkload } from './get-own.ts'

/** Removes lenses with their answers; only milestones remember them. The framework stays. */
export async function disassociateLenses(
  context: ToolContext,
  id: string,
  references: readonly string[],
): Promise<void> {
  const { workload } = await getOwnWorkload(context, id, 'own')
  refuseMany(references)
  const keys = new Map(references.map((reference) => [lensKey(context, reference), reference]))
  if (keys.has(alwaysApplied)) {
    const message = `The lens ${alwaysApplied} cannot be removed from a workload.`
    throw invalid(message, { name: 'LensAliases', message })
  }
  await writeAs(context, 'DisassociateLenses', workload.arn, async (tx) => {
    for (const [key, reference] of keys)
      if ((await deleteLensReview(tx, id, key)) === 'missing')
        throw notFound('LENS_REVIEW', reference)
  })
}
