import { type RawBuilder, sql } from 'kysely'
import { RecentMap } from '../lib/recent-map.ts'
import type { Db, Tx } from './db.ts'
import { cutRows, type Page, type PageRequest } from './page.ts'
import { type CountedReview, listOpenEvidence } from './review-counts.ts'
import type { EvidenceRow, WorkloadData, WorkloadRow } from './schema.ts'
import type { Viewer } from './visible.ts'
import { visibleOrder, visibleWorkloads } from './visible-workloads.ts'

/** What a list says of a workload. As long as nothing of it changes, lists give the same object. */
export interface ListedWorkload extends Pick<
  WorkloadRow,
  'id' | 'arn' | 'account' | 'name' | 'updated'
> {
  readonly data: Pick<WorkloadData, 'improvementStatus' | 'profiles'>
  /** In the order of application. */
  readonly reviews: readonly CountedReview[]
}

export interface ListedPage {
  readonly page: Page<ListedWorkload>
  /** As in `ReviewCounts`. */
  readonly evidence: readonly EvidenceRow[]
}

/**
 * A page of own and shared workloads in the order of creation, with their reviews counted. Only those are read whole that
 * changed since a list read them.
 */
export async function listCountedWorkloads(
  db: Db | Tx,
  viewer: Viewer,
  request: PageRequest,
): Promise<ListedPage> {
  const { items, ...more } = cutRows(await readMarks(db, viewer, request), visibleOrder, request)
  const memory = memoryOf(db)
  const known = new Map<string, ListedWorkload>()
  for (const { id, mark } of items) {
    const kept = memory.get(id)
    if (kept?.mark === mark) known.set(id, kept.workload)
  }
  const changed = items.filter(({ id }) => !known.has(id)).map(({ id }) => id)
  for (const kept of changed.length === 0 ? [] : await readWhole(db, changed)) {
    memory.set(kept.workload.id, kept)
    known.set(kept.workload.id, kept.workload)
  }
  const ran = items.filter((item) => item.ran).map(({ id }) => id)
  return {
    page: { ...more, items: items.flatMap(({ id }) => known.get(id) ?? []) },
    evidence: await listOpenEvidence(db, ran),
  }
}

interface Mark extends Pick<WorkloadRow, 'id' | 'created'> {
  /** Another one as soon as anything of the workload or its counts is another. */
  readonly mark: string
  /** Whether a run is, or was, complete. */
  readonly ran: boolean
}

/** `xmin`: which transaction wrote a row as it is (PostgreSQL, "System Columns"); summaries have no version. */
const mark = sql`concat_ws(' ', w.version, w.updated, s.xmin) as mark`

async function readMarks(
  db: Db | Tx,
  viewer: Viewer,
  request: PageRequest,
): Promise<readonly Mark[]> {
  const page = visibleWorkloads(viewer, request)
  const { rows } = await sql<Mark>`select w.id, w.created, s.ran, ${mark}
    from (${page}) as w, lateral (
      select xmin, ran from review_summary where workload = w.id offset 0) as s
    order by w.created, w.id`.execute(db)
  return rows
}

interface Kept {
  readonly mark: string
  readonly workload: ListedWorkload
}

interface Row extends Omit<ListedWorkload, 'reviews'> {
  readonly mark: string
  readonly reviews: readonly Omit<CountedReview, 'workload'>[]
}

async function readWhole(db: Db | Tx, ids: readonly string[]): Promise<readonly Kept[]> {
  const { rows } =
    await sql<Row>`select w.id, w.arn, w.account, w.name, w.updated, s.reviews, ${mark},
      ${partOf('w.data', ['improvementStatus', 'profiles'])} as data
    from workload as w join review_summary as s on s.workload = w.id
    where w.id = any(${ids})`.execute(db)
  return rows.map(({ mark, reviews, ...row }) => ({
    mark,
    workload: { ...row, reviews: reviews.map((review) => ({ workload: row.id, ...review })) },
  }))
}

/** An object of JSON with some of its members, those that it has. */
function partOf(column: string, names: readonly string[]): RawBuilder<unknown> {
  const members = names.map((name) => sql`${sql.lit(name)}, ${sql.ref(column)} -> ${sql.lit(name)}`)
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(members)}))`
}

/** Workloads that are remembered of a database; a kilobyte or two each. */
const remembered = 5_000
const memories = new WeakMap<object, RecentMap<string, Kept>>()

function memoryOf(db: Db | Tx): RecentMap<string, Kept> {
  const known = memories.get(db)
  if (known !== undefined) return known
  const made = new RecentMap<string, Kept>(remembered)
  memories.set(db, made)
  return made
}
