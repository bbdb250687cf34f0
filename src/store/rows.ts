import { type RawBuilder, sql } from 'kysely'
import { type Db, hasCode, type Tx } from './db.ts'
import { encode, rowDigest } from './encode.ts'
import type { Rows, TableName } from './schema.ts'
import { type Change, type Key, type New, tables } from './tables.ts'
import { sessionOf } from './write.ts'

/** Why a write did not happen: no such row, another version than expected, or key or name already in use. */
export type Refusal = 'missing' | 'stale' | 'exists'

/** The version that a change expects to replace, or `any`. */
export type Expected = number | 'any'

type Columns = Readonly<Record<string, unknown>>

export async function find<T extends TableName>(
  db: Db | Tx,
  table: T,
  key: Key<T>,
): Promise<Rows[T] | undefined> {
  return first(db, sql<Rows[T]>`select * from ${sql.table(table)} where ${matches(key)}`)
}

/** Like `find`, and no one else can change the row until the transaction ends. */
export async function findForUpdate<T extends TableName>(
  tx: Tx,
  table: T,
  key: Key<T>,
): Promise<Rows[T] | undefined> {
  return first(
    tx,
    sql<Rows[T]>`select * from ${sql.table(table)} where ${matches(key)} for no key update`,
  )
}

/** Adds a row, or says that its key or a unique name is taken. */
export async function insert<T extends TableName>(
  tx: Tx,
  table: T,
  row: New<T>,
): Promise<Rows[T] | 'exists'> {
  const [added] = await insertAll(tx, table, [row])
  return added ?? 'exists'
}

const batch = 200

/** Adds rows; those whose key or unique name is taken are left out of the result. */
export async function insertAll<T extends TableName>(
  tx: Tx,
  table: T,
  rows: readonly New<T>[],
): Promise<readonly Rows[T][]> {
  const session = sessionOf(tx)
  const added: Rows[T][] = []
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch).map((r) => stamped(table, r, session.at))
    const names = Object.keys(part[0] ?? {})
    const values = part.map(
      (row) => sql`(${sql.join(names.map((n) => sql.val(encode(n, row[n]))))})`,
    )
    const result = await sql<Rows[T]>`insert into ${sql.table(table)}
      (${sql.join(names.map((n) => sql.ref(n)))}) values ${sql.join(values)}
      on conflict do nothing returning *`.execute(tx)
    added.push(...result.rows)
  }
  for (const row of added) session.changes.push([table, keyOf(table, row), null, rowDigest(row)])
  return added
}

/** Changes columns of a row of the expected version. */
export async function update<T extends TableName>(
  tx: Tx,
  table: T,
  key: Key<T>,
  expected: Expected,
  change: Change<T>,
): Promise<Rows[T] | Refusal> {
  const before = await findForUpdate(tx, table, key)
  if (before === undefined) return 'missing'
  if (expected !== 'any' && versionOf(before) !== expected) return 'stale'
  return replace(tx, table, key, before, change)
}

/**
 * Changes columns of a row that this transaction has locked.
 * @param before the row as `findForUpdate` gave it
 */
export async function replace<T extends TableName>(
  tx: Tx,
  table: T,
  key: Key<T>,
  before: Rows[T],
  change: Change<T>,
): Promise<Rows[T] | 'exists'> {
  const session = sessionOf(tx)
  const sets = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => sql`${sql.ref(name)} = ${sql.val(encode(name, value))}`)
  if (tables[table].versioned) sets.push(sql`version = version + 1, updated = ${session.at}`)
  const after = await orExists(
    tx,
    'folded' in change,
    sql<
      Rows[T]
    >`update ${sql.table(table)} set ${sql.join(sets)} where ${matches(key)} returning *`,
  )
  if (after === 'exists') return after
  session.changes.push([table, keyOf(table, after), rowDigest(before), rowDigest(after)])
  return after
}

/** Deletes a row of the expected version, and every row that belongs to it. */
export async function remove<T extends TableName>(
  tx: Tx,
  table: T,
  key: Key<T>,
  expected: Expected = 'any',
): Promise<Rows[T] | 'missing' | 'stale'> {
  const session = sessionOf(tx)
  const row = await findForUpdate(tx, table, key)
  if (row === undefined) return 'missing'
  if (expected !== 'any' && versionOf(row) !== expected) return 'stale'
  const id = keyOf(table, row)
  for (const [child, columns] of tables[table].children) {
    const where = columns.map((column, i) => sql`${sql.ref(column)} = ${id[i]}`)
    const { rows } = await sql<Rows[TableName]>`select * from ${sql.table(child)}
      where ${sql.join(where, sql` and `)} for update`.execute(tx)
    for (const gone of rows)
      session.changes.push([child, keyOf(child, gone), rowDigest(gone), null])
  }
  await sql`delete from ${sql.table(table)} where ${matches(key)}`.execute(tx)
  session.changes.push([table, id, rowDigest(row), null])
  return row
}

async function first<R>(db: Db | Tx, query: RawBuilder<R>): Promise<R | undefined> {
  return (await query.execute(db)).rows[0]
}

/** Runs an update that may break the rule of unique names, without losing the transaction over it. */
async function orExists<R>(tx: Tx, risky: boolean, query: RawBuilder<R>): Promise<R | 'exists'> {
  if (risky) await sql`savepoint named`.execute(tx)
  try {
    const row = await first(tx, query)
    if (row === undefined) throw new Error('A locked row went missing.')
    return row
  } catch (error) {
    if (!risky || !hasCode(error, '23505')) throw error
    await sql`rollback to savepoint named`.execute(tx)
    return 'exists'
  }
}

function stamped<T extends TableName>(table: T, row: New<T>, at: number): Columns {
  const given: Columns = { ...row }
  if (table === 'tag') return given
  return tables[table].versioned
    ? { ...given, created: at, updated: at }
    : { ...given, created: at }
}

function matches(key: object): RawBuilder<unknown> {
  const parts = Object.entries(key).map(
    ([name, value]) => sql`${sql.ref(name)} = ${encode(name, value)}`,
  )
  return sql.join(parts, sql` and `)
}

/** Values of a row's primary key, in order. */
export function keyOf(table: TableName, row: object): readonly (string | number)[] {
  const columns: Columns = { ...row }
  return tables[table].key.map((name) => {
    const value = columns[name]
    if (typeof value === 'string' || typeof value === 'number') return value
    throw new Error(`A row of ${table} has no ${name}.`)
  })
}

function versionOf(row: object): number | undefined {
  return 'version' in row && typeof row.version === 'number' ? row.version : undefined
}
