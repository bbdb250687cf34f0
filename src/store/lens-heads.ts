import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { LensRow } from './schema.ts'
import { type Viewer, visibleTo } from './visible.ts'

/** Own and shared custom lenses without their drafts, in the order of creation; deleted ones are left out. */
export async function listLensHeads(db: Db | Tx, viewer: Viewer): Promise<readonly LensRow[]> {
  const { rows } =
    await sql<LensRow>`select id, arn, account, region, name, status, current, version, created, updated,
      data - 'draft' as data from lens
    where ${visibleTo('lens', viewer)} and status <> 'DELETED' order by created, id`.execute(db)
  return rows
}

/** Whether a workload, a milestone or a review template needs a lens to stay readable. */
export async function isLensUsed(db: Db | Tx, arn: string): Promise<boolean> {
  const rows = JSON.stringify([{ lens: arn }])
  const { rows: found } = await sql<{ used: boolean }>`select
    exists (select from lens_review where lens = ${arn})
    or exists (select from review_template where data -> 'lenses' @> ${rows}::jsonb)
    or exists (select from milestone where data -> 'lensReviews' @> ${rows}::jsonb) as used`.execute(
    db,
  )
  return found[0]?.used ?? false
}
