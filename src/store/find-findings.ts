import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { encode } from './encode.ts'
import type { Cursor, Page, PageRequest } from './page.ts'
import type { FindingRow } from './schema.ts'

/** Columns that findings can be narrowed by; of several values any may match. */
export const findingColumns = [
  'id',
  'check_id',
  'severity',
  'service',
  'type',
  'resource',
  'account',
  'region',
  'source',
] as const
export type FindingColumn = (typeof findingColumns)[number]

export interface FindingFilter {
  readonly run: string
  /** Suppressions past this moment hide nothing; milliseconds. */
  readonly now: number
  readonly values?: Partial<Readonly<Record<FindingColumn, readonly (string | number)[]>>>
  /** Ranks of outcomes, without what is hidden; `hidden` for that. */
  readonly outcomes?: readonly (number | 'hidden')[]
  /** Only outcomes that came with a run at or after this; milliseconds. */
  readonly since?: number
  /** Part of the resource or its name, ignoring case, or one of the checks. */
  readonly search?: { readonly text: string; readonly checks: readonly string[] }
}

/** What lists of findings are sorted by. */
export const findingSorts = [
  'severity',
  'outcome',
  'check_id',
  'resource',
  'name',
  'type',
  'service',
  'account',
  'region',
  'source',
  'since',
  'first',
] as const
export interface FindingSort {
  readonly column: (typeof findingSorts)[number]
  readonly descending: boolean
}

/**
 * A page of findings. Ids break ties, so that rows neither repeat nor hide others.
 * @param skip rows that are left out before it, to open a page by its number
 */
export async function findFindings(
  db: Db | Tx,
  filter: FindingFilter,
  sort: readonly FindingSort[],
  { after, limit }: PageRequest,
  skip = 0,
): Promise<Page<FindingRow>> {
  const order = sql.join(
    sort.map(({ column, descending }) =>
      descending ? sql`${sql.ref(column)} desc` : sql.ref(column),
    ),
  )
  const { rows } = await sql<FindingRow>`select * from finding where ${conditionOf(filter)}
    ${after === undefined ? sql`` : sql`and ${isAfter(after, sort)}`}
    order by ${sort.length === 0 ? sql`` : sql`${order},`} id limit ${limit + 1} offset ${skip}`.execute(
    db,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items }
  return { items, next: [...sort.map(({ column }) => last[column]), last.id] }
}

/** How many findings there are. */
export async function countFindings(db: Db | Tx, filter: FindingFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from finding
    where ${conditionOf(filter)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Columns whose values are counted. */
export const talliedColumns = [
  'check_id',
  'service',
  'type',
  'account',
  'region',
  'source',
] as const
export type TalliedColumn = (typeof talliedColumns)[number]

export interface FindingCount {
  readonly value: string
  readonly count: number
}

/** How many findings there are of each value of the columns, the most frequent first: all in one look at the rows. */
export async function tallyFindings(
  db: Db | Tx,
  filter: FindingFilter,
  limit: number,
): Promise<Readonly<Record<TalliedColumn, readonly FindingCount[]>>> {
  const sets = sql.join(talliedColumns.map((name) => sql`(${sql.ref(name)})`))
  const { rows } = await sql<{ place: number; value: string; count: number }>`
    select place, value, count from (
      select g.*, row_number() over (partition by place order by count desc, value) as nth from (
        select ${placeOf()} as place,
          coalesce(${sql.join(talliedColumns.map((name) => sql.ref(name)))}) as value,
          count(*)::int as count
        from finding where ${conditionOf(filter)} group by grouping sets (${sets})
      ) as g
    ) as n where nth <= ${limit} order by place, nth`.execute(db)
  const tally = (column: TalliedColumn) =>
    rows
      .filter(({ place }) => place === talliedColumns.indexOf(column))
      .map(({ value, count }) => ({ value, count }))
  return {
    check_id: tally('check_id'),
    service: tally('service'),
    type: tally('type'),
    account: tally('account'),
    region: tally('region'),
    source: tally('source'),
  }
}

/** Which of the columns a group is of. */
function placeOf() {
  const cases = talliedColumns.map(
    (name, at) => sql`when grouping(${sql.ref(name)}) = 0 then ${sql.lit(at)}`,
  )
  return sql`case ${sql.join(cases, sql` `)} end`
}

export interface OutcomeCount {
  readonly outcome: number
  readonly severity: number
  readonly hidden: boolean
  readonly count: number
}

/** How many findings there are by outcome and severity, hidden ones apart. */
export async function countOutcomes(
  db: Db | Tx,
  filter: FindingFilter,
): Promise<readonly OutcomeCount[]> {
  const { rows } = await sql<OutcomeCount>`select outcome, severity,
      coalesce(hidden > ${filter.now}, false) as hidden, count(*)::int as count
    from finding where ${conditionOf(filter)} group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows
}

function conditionOf({ run, now, values = {}, outcomes, since, search }: FindingFilter) {
  const parts = [sql`run = ${run}`]
  for (const column of findingColumns) {
    const given = values[column]
    if (given !== undefined) parts.push(isOneOf(column, given))
  }
  if (outcomes !== undefined) parts.push(hasOutcome(outcomes, now))
  if (since !== undefined) parts.push(sql`since >= ${since}`)
  if (search !== undefined) {
    const text = encode('', search.text.toLowerCase())
    parts.push(sql`(strpos(lower(resource), ${text}) > 0 or strpos(lower(name), ${text}) > 0
      ${search.checks.length === 0 ? sql`` : sql`or ${isOneOf('check_id', search.checks)}`})`)
  }
  return sql.join(parts, sql` and `)
}

function isOneOf(column: string, values: readonly (string | number)[]): RawBuilder<unknown> {
  if (values.length === 0) return sql`false`
  return sql`${sql.ref(column)} in (${sql.join(values.map((value) => encode('', value)))})`
}

function hasOutcome(outcomes: readonly (number | 'hidden')[], now: number): RawBuilder<unknown> {
  const hidden = sql`coalesce(hidden > ${now}, false)`
  const open = outcomes.filter((outcome) => outcome !== 'hidden')
  const ways = [
    ...(open.length === 0 ? [] : [sql`(${isOneOf('outcome', open)} and not ${hidden})`]),
    ...(outcomes.includes('hidden') ? [hidden] : []),
  ]
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`
}

/** Whether a row comes after the cursor; every column has a direction of its own. */
function isAfter(after: Cursor, sort: readonly FindingSort[]): RawBuilder<unknown> {
  const columns = [...sort, { column: 'id', descending: false }]
  const ways = columns.map(({ column, descending }, at) => {
    const same = columns
      .slice(0, at)
      .map((before, index) => sql`${sql.ref(before.column)} = ${after[index]}`)
    const beyond = descending
      ? sql`${sql.ref(column)} < ${after[at]}`
      : sql`${sql.ref(column)} > ${after[at]}`
    return sql`(${sql.join([...same, beyond], sql` and `)})`
  })
  return sql`(${sql.join(ways, sql` or `)})`
}
