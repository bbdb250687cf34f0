import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, update } from './rows.ts'
import type { SuppressionRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getSuppression(db: Db | Tx, id: string): Promise<SuppressionRow | undefined> {
  return find(db, 'suppression', { id })
}

export function insertSuppression(
  tx: Tx,
  row: New<'suppression'>,
): Promise<SuppressionRow | 'exists'> {
  return insert(tx, 'suppression', row)
}

export function updateSuppression(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'suppression'>,
): Promise<SuppressionRow | Refusal> {
  return update(tx, 'suppression', { id }, expected, change)
}

/** Suppressions of a workload, oldest first. */
export function listSuppressions(
  db: Db | Tx,
  workload: string,
  request: PageRequest,
): Promise<Page<SuppressionRow>> {
  return page(db, 'suppression', sql`workload = ${workload}`, ['created', 'id'], request)
}

/** Those in force at a moment, of all checks or of some. */
export async function activeSuppressions(
  db: Db | Tx,
  workload: string,
  now: number,
  checks?: readonly string[],
): Promise<readonly SuppressionRow[]> {
  if (checks?.length === 0) return []
  const where = sql`workload = ${workload} and status = 'ACTIVE' and expires > ${now}
    ${checks === undefined ? sql`` : sql`and check_id in (${sql.join(checks)})`}`
  return (await page(db, 'suppression', where, ['created', 'id'], all)).items
}

/** How many are in force at a moment. */
export async function countActiveSuppressions(
  db: Db | Tx,
  workload: string,
  now: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from suppression
    where workload = ${workload} and status = 'ACTIVE' and expires > ${now}`.execute(db)
  return rows[0]?.n ?? 0
}
