import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { cutRows, type Page, pageQuery, type PageRequest } from './page.ts'
import { proposing } from './review-heads.ts'
import type { AnswerRow, EvidenceRow, LensReviewRow, WorkloadRow } from './schema.ts'
import { type Viewer, visibleTo } from './visible.ts'

/** How many answers of a lens have a risk. */
export interface RiskCount extends Pick<AnswerRow, 'workload' | 'lens' | 'risk'> {
  readonly count: number
  /** When the last of them changed. */
  readonly updated: number
}

/** What lists say of the reviews of workloads. */
export interface ReviewCounts {
  /** In the order of `position`. */
  readonly reviews: readonly LensReviewRow[]
  /** Of the newest complete runs, for questions that nobody answered: no other is decided by evidence. */
  readonly evidence: readonly EvidenceRow[]
  readonly counts: readonly RiskCount[]
}

type Found = { readonly [Part in keyof ReviewCounts]: ReviewCounts[Part] | null } & {
  readonly workloads: readonly WorkloadRow[] | null
}

/** The reviews of workloads, counted. */
export async function countReviews(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<ReviewCounts> {
  return read(db, sql`select id from workload where id = any(${workloads})`)
}

/** A page of own and shared workloads in the order of creation, with their reviews counted: one statement for all. */
export async function listCountedWorkloads(
  db: Db | Tx,
  viewer: Viewer,
  request: PageRequest,
): Promise<ReviewCounts & { readonly page: Page<WorkloadRow> }> {
  const sort = ['created', 'id'] as const
  const { workloads, ...counts } = await read(
    db,
    pageQuery('workload', visibleTo('workload', viewer), sort, request),
  )
  return { ...counts, page: cutRows(workloads, sort, request) }
}

/**
 * Everything goes by key, workload by workload: the embedded database has no statistics, and would compare every row of
 * a table with every id.
 */
async function read(
  db: Db | Tx,
  workloads: RawBuilder<unknown>,
): Promise<ReviewCounts & { readonly workloads: readonly WorkloadRow[] }> {
  const { rows } = await sql<Found>`with w as materialized (${workloads}) select
    (select json_agg(w) from w) as workloads,
    (select json_agg(r) from (select r.* from w,
      lateral (select * from lens_review where workload = w.id offset 0) as r
      order by r.workload, r.position, r.lens) as r) as reviews,
    (select json_agg(c) from (
      select w.id as workload, lens, risk, count(*)::int as count, max(a.updated) as updated
      from w, lateral (select lens, risk, updated from answer where workload = w.id offset 0) as a
      group by w.id, lens, risk) as c) as counts,
    (select json_agg(p order by workload, lens, question, choice)
      from (select ${proposing} from evidence as e where run in (
        select distinct on (workload) run.id from run
          where run.workload in (select id from w) and status = 'COMPLETE'
          order by workload, created desc, run.id desc)
        and not exists (select from answer as a where a.workload = e.workload
          and a.lens = e.lens and a.question = e.question and a.risk <> 'UNANSWERED')) as p) as evidence`.execute(
    db,
  )
  const [found] = rows
  return {
    workloads: found?.workloads ?? [],
    reviews: found?.reviews ?? [],
    counts: found?.counts ?? [],
    evidence: found?.evidence ?? [],
  }
}
