import { sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * Makes the space of rows that runs have replaced usable again. PostgreSQL does so by itself; the embedded database has
 * nobody who would, and would grow with every run.
 */
export async function reuseSpace(db: Db): Promise<void> {
  await sql`vacuum (analyze) finding, finding_resource, evidence, idempotency`.execute(db)
}
