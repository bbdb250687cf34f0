import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { LensRow } from './schema.ts'
import { type Viewer, visibleTo } from './visible.ts'

/** A custom lens of any status without its draft, which may be large. */
export async function getLensHead(db: Db | Tx, id: string): Promise<LensRow | undefined> {
  const { rows } = await sql<LensRow>`select ${head} from lens where id = ${id}`.execute(db)
  return rows[0]
}

/** Own and shared custom lenses without their drafts, in the order of creation; deleted ones are left out. */
export async function listLensHeads(db: Db | Tx, viewer: Viewer): Promise<readonly LensRow[]> {
  const { rows } = await sql<LensRow>`select ${head} from lens
    where ${visibleTo('lens', viewer)} and status <> 'DELETED' order by created, id`.execute(db)
  return rows
}

const head = sql`id, arn, account, region, name, status, current, version, created, updated,
  data - 'draft' as data`
