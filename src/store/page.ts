import { type RawBuilder, sql } from 'kysely'
import { PlinthError } from '../model/diagnostic.ts'
import type { Db, Tx } from './db.ts'
import { encode } from './encode.ts'
import { rowsAsJson } from './rows-as-json.ts'
import type { Rows, TableName } from './schema.ts'

/** Where a page ended: values of the sort columns of its last row. */
export type Cursor = readonly (string | number)[]

export interface PageRequest {
  readonly after?: Cursor | undefined
  /** At least 1. */
  readonly limit: number
}

export interface Page<R> {
  readonly items: readonly R[]
  /** Absent on the last page. */
  readonly next?: Cursor
}

/** Everything in one page, for callers that need all. */
export const all: PageRequest = { limit: 1_000_000_000 }

/**
 * One page of a table's rows in the order of `sort`, whose columns together are unique: rows that come and go between
 * pages neither repeat nor hide others.
 */
export async function page<T extends TableName>(
  db: Db | Tx,
  table: T,
  where: RawBuilder<unknown>,
  sort: readonly (keyof Rows[T] & string)[],
  request: PageRequest,
): Promise<Page<Rows[T]>> {
  const query = pageQuery(table, where, sort, request)
  return cutRows(await rowsAsJson<Rows[T]>(db, query), sort, request)
}

/** The query of a page; it gives one row more, which says that there is a next page. */
export function pageQuery<T extends TableName>(
  table: T,
  where: RawBuilder<unknown>,
  sort: readonly (keyof Rows[T] & string)[],
  { after, limit }: PageRequest,
): RawBuilder<unknown> {
  const columns = sql.join(sort.map((name) => sql.ref(name)))
  return sql`select * from ${sql.table(table)} where ${where} ${
    after === undefined ? sql`` : sql`and (${columns}) > (${valuesOf(after, sort)})`
  } order by ${columns} limit ${limit + 1}`
}

/** The page of the rows that such a query gave. */
export function cutRows<Row extends object>(
  rows: readonly Row[],
  sort: readonly (keyof Row & string)[],
  { limit }: PageRequest,
): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined
    ? { items, next: cursorOf(last, sort) }
    : { items }
}

function valuesOf(after: Cursor, sort: readonly string[]): RawBuilder<unknown> {
  if (after.length !== sort.length)
    throw new PlinthError({
      code: 'store-cursor',
      severity: 'error',
      message: 'The place to continue a list from does not belong to this list.',
      help: 'Start the list again.',
    })
  return sql.join(after.map((value, i) => sql.val(encode(sort[i] ?? '', value))))
}

function cursorOf(row: object, sort: readonly string[]): Cursor {
  const columns: Readonly<Record<string, unknown>> = { ...row }
  return sort.map((name) => {
    const value = columns[name]
    return typeof value === 'number' ? value : String(value)
  })
}
