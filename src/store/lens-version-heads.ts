import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { LensVersionRow } from './schema.ts'

/** A published version without its document. */
export type LensVersionHead = Omit<LensVersionRow, 'data'>

/** Published versions of a lens without their documents, oldest first. */
export async function listLensVersionHeads(
  db: Db | Tx,
  lens: string,
): Promise<readonly LensVersionHead[]> {
  const { rows } =
    await sql<LensVersionHead>`select lens, lens_version, number, major, created from lens_version
    where lens = ${lens} order by number`.execute(db)
  return rows
}
