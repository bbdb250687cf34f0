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
