import { sql } from 'kysely'
import type { Tx } from './db.ts'
import type { Schema } from './schema.ts'
import { tables } from './tables.ts'

/** Every table with its primary key, parents before children: the order in which rows can be added. */
export const everyTable: readonly (readonly [keyof Schema, readonly string[]])[] = [
  ...Object.entries(tables).flatMap(([name, { key }]) =>
    isTable(name) ? [[name, key] as const] : [],
  ),
  ['finding', ['run', 'id']],
  ['finding_resource', ['run', 'entry']],
  ['evidence_part', ['workload', 'sha256', 'part']],
  ['idempotency', ['account', 'region', 'operation', 'token']],
  ['audit', ['account', 'seq']],
  ['audit_head', ['account']],
]

/** Tables with rows of a megabyte and more are read in small steps. */
const steps = new Map<string, number>([
  ['milestone', 10],
  ['lens_version', 10],
  ['finding_set', 10],
  ['evidence_part', 10],
  ['access_snapshot', 10],
])

/** All rows of a table in the order of its key, without holding more than a step of them. */
export async function* scan<T extends keyof Schema>(
  tx: Tx,
  table: T,
  key: readonly string[],
): AsyncGenerator<Schema[T]> {
  const step = steps.get(table) ?? 500
  const columns = sql.join(key.map((name) => sql.ref(name)))
  let after: readonly unknown[] | undefined
  for (;;) {
    const where = after === undefined ? sql`` : sql`where (${columns}) > (${sql.join(after)})`
    const { rows } = await sql<Schema[T]>`select * from ${sql.table(table)} ${where}
      order by ${columns} limit ${step}`.execute(tx)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < step) return
    const values = new Map(Object.entries(last))
    after = key.map((name) => values.get(name))
  }
}

function isTable(name: string): name is keyof typeof tables {
  return Object.hasOwn(tables, name)
}
