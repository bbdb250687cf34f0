import { listLensReviews } from '../../../store/lens-reviews.ts'
import { lockWorkload } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { findLens, type FoundLens, lensKey } from '../reviews/find-lens.ts'
import { invalid, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { applyLens, lensesPerCall, lensLimit } from './apply-lens.ts'
import { getOwnWorkload } from './get-own.ts'

/** Applies lenses in their newest versions; those that are applied already stay as they are. */
export async function associateLenses(
  context: ToolContext,
  id: string,
  references: readonly string[],
): Promise<void> {
  const { workload } = await getOwnWorkload(context, id, 'own')
  refuseMany(references)
  const applied = new Set((await listLensReviews(context.db, id)).map((row) => row.lens))
  const lenses = new Map<string, FoundLens>()
  for (const reference of references) {
    if (applied.has(lensKey(context, reference))) continue
    const lens = await findLens(context, reference)
    lenses.set(lens.alias, lens)
  }
  if (lenses.size === 0) return
  await writeAs(context, 'AssociateLenses', workload.arn, async (tx) => {
    if ((await lockWorkload(tx, id)) === undefined) throw notFound('WORKLOAD', id)
    const present = await listLensReviews(tx, id)
    const last = present.at(-1)?.position ?? -1
    let count = present.length
    for (const [at, lens] of [...lenses.values()].entries())
      if ((await applyLens(tx, id, lens, last + 1 + at)) !== 'exists') count++
    if (count > lensLimit) {
      const message = `A workload has at most ${lensLimit} lenses; with these it would have ${count}.`
      throw invalid(message, { name: 'LensAliases', message })
    }
  })
}

/** Refuses more lenses than one request may name. */
export function refuseMany(references: readonly string[]): void {
  if (references.length <= lensesPerCall) return
  const message = `LensAliases must have at most ${lensesPerCall} items.`
  throw invalid(message, { name: 'LensAliases', message })
}
