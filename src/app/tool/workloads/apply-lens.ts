import type { Tx } from '../../../store/db.ts'
import { insertLensReview } from '../../../store/lens-reviews.ts'
import type { LensReviewData, LensReviewRow } from '../../../store/schema.ts'
import type { FoundLens } from '../reviews/find-lens.ts'

/** The lens that every workload has. */
export const alwaysApplied = 'wellarchitected'
/** Most lenses of a workload. */
export const lensLimit = 20
/** Most lenses that one request may associate or disassociate. */
export const lensesPerCall = 10

/** Begins the review of a lens. `exists`: the lens is applied already. */
export function applyLens(
  tx: Tx,
  workload: string,
  { alias, version }: FoundLens,
  position: number,
  data: LensReviewData = {},
): Promise<LensReviewRow | 'exists'> {
  return insertLensReview(tx, { workload, lens: alias, lens_version: version, position, data })
}
