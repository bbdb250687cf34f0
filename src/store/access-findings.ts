import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, page, type Page, type PageRequest } from './page.ts'
import { find, insert, insertAll, type Refusal, update } from './rows.ts'
import type { AccessFindingRow, AccessPreviewRow } from './schema.ts'
import type { Change, New } from './tables.ts'

/** Every finding of an analyzer, by id. */
export async function listAccessFindings(
  db: Db | Tx,
  analyzer: string,
): Promise<readonly AccessFindingRow[]> {
  return (await page(db, 'access_finding', sql`analyzer = ${analyzer}`, ['id'], all)).items
}

export function getAccessFinding(
  db: Db | Tx,
  analyzer: string,
  id: string,
): Promise<AccessFindingRow | undefined> {
  return find(db, 'access_finding', { analyzer, id })
}

export async function insertAccessFindings(
  tx: Tx,
  rows: readonly New<'access_finding'>[],
): Promise<void> {
  await insertAll(tx, 'access_finding', rows)
}

export function updateAccessFinding(
  tx: Tx,
  { analyzer, id }: Pick<AccessFindingRow, 'analyzer' | 'id'>,
  change: Change<'access_finding'>,
): Promise<AccessFindingRow | Refusal> {
  return update(tx, 'access_finding', { analyzer, id }, 'any', change)
}

export function getAccessPreview(db: Db | Tx, id: string): Promise<AccessPreviewRow | undefined> {
  return find(db, 'access_preview', { id })
}

export function insertAccessPreview(
  tx: Tx,
  row: New<'access_preview'>,
): Promise<AccessPreviewRow | 'exists'> {
  return insert(tx, 'access_preview', row)
}

/** In the order of creation. */
export function listAccessPreviews(
  db: Db | Tx,
  analyzer: string,
  request: PageRequest,
): Promise<Page<AccessPreviewRow>> {
  return page(db, 'access_preview', sql`analyzer = ${analyzer}`, ['created', 'id'], request)
}

/** How many an analyzer has. */
export async function countAccessPreviews(db: Db | Tx, analyzer: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from access_preview
    where analyzer = ${analyzer}`.execute(db)
  return rows[0]?.n ?? 0
}
