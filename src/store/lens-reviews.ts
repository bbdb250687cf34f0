import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, page } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { LensReviewRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getLensReview(
  db: Db | Tx,
  workload: string,
  lens: string,
): Promise<LensReviewRow | undefined> {
  return find(db, 'lens_review', { workload, lens })
}

/** All lenses of a workload, in the order of `position`. */
export async function listLensReviews(
  db: Db | Tx,
  workload: string,
): Promise<readonly LensReviewRow[]> {
  const where = sql`workload = ${workload}`
  return (await page(db, 'lens_review', where, ['position', 'lens'], all)).items
}

/** All reviews that use a lens, for notifications and upgrades. */
export async function listReviewsOfLens(
  db: Db | Tx,
  lens: string,
): Promise<readonly LensReviewRow[]> {
  return (await page(db, 'lens_review', sql`lens = ${lens}`, ['workload', 'lens'], all)).items
}

/** `exists`: the lens is already applied. */
export function insertLensReview(
  tx: Tx,
  row: New<'lens_review'>,
): Promise<LensReviewRow | 'exists'> {
  return insert(tx, 'lens_review', row)
}

export function updateLensReview(
  tx: Tx,
  workload: string,
  lens: string,
  expected: Expected,
  change: Change<'lens_review'>,
): Promise<LensReviewRow | Refusal> {
  return update(tx, 'lens_review', { workload, lens }, expected, change)
}

/** With all its answers. */
export function deleteLensReview(
  tx: Tx,
  workload: string,
  lens: string,
): Promise<LensReviewRow | 'missing' | 'stale'> {
  return remove(tx, 'lens_review', { workload, lens })
}
