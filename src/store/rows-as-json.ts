import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/**
 * Rows of a query, in its order, that come as one JSON value: drivers, that of PGlite most of all, take longer for
 * fifty rows than for their text. For columns that JSON has words for: text, numbers below 2^53, JSON and null.
 */
export async function rowsAsJson<Row>(
  db: Db | Tx,
  query: RawBuilder<unknown>,
): Promise<readonly Row[]> {
  const { rows } = await sql<{
    readonly page: readonly Row[] | null
  }>`select json_agg(r) as page from (${query}) as r`.execute(db)
  return rows[0]?.page ?? []
}
