import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { LensRow, LensVersionRow } from './schema.ts'
import type { Change, New } from './tables.ts'
import { type Viewer, visibleTo } from './visible.ts'

export function getLens(db: Db | Tx, id: string): Promise<LensRow | undefined> {
  return find(db, 'lens', { id })
}

/** Own and shared custom lenses of every status, in the order of creation. */
export function listLenses(
  db: Db | Tx,
  viewer: Viewer,
  request: PageRequest,
): Promise<Page<LensRow>> {
  return page(db, 'lens', visibleTo('lens', viewer), ['created', 'id'], request)
}

export function insertLens(tx: Tx, row: New<'lens'>): Promise<LensRow | 'exists'> {
  return insert(tx, 'lens', row)
}

export function updateLens(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'lens'>,
): Promise<LensRow | Refusal> {
  return update(tx, 'lens', { id }, expected, change)
}

/** With all its versions. A lens that workloads still use is better marked `DELETED`. */
export function deleteLens(tx: Tx, id: string): Promise<LensRow | 'missing' | 'stale'> {
  return remove(tx, 'lens', { id })
}

export function getLensVersion(
  db: Db | Tx,
  lens: string,
  version: string,
): Promise<LensVersionRow | undefined> {
  return find(db, 'lens_version', { lens, lens_version: version })
}

/** Published versions, oldest first. */
export async function listLensVersions(
  db: Db | Tx,
  lens: string,
): Promise<readonly LensVersionRow[]> {
  return (await page(db, 'lens_version', sql`lens = ${lens}`, ['number'], all)).items
}

/** Published versions never change. `exists`: the version or the number is taken. */
export function insertLensVersion(
  tx: Tx,
  row: Omit<LensVersionRow, 'created'>,
): Promise<LensVersionRow | 'exists'> {
  return insert(tx, 'lens_version', row)
}
