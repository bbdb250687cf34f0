import { type RawBuilder, sql } from 'kysely'
import type { Risk } from '../model/review.ts'
import type { Db, Tx } from './db.ts'
import type { Page, PageRequest } from './page.ts'
import { proposing } from './review-heads.ts'
import type { EvidenceRow, LensReviewRow, WorkloadRow } from './schema.ts'
import type { Viewer } from './visible.ts'
import { pageOfWorkloads, visibleWorkloads } from './visible-workloads.ts'

/** A review without what was said: enough to count. */
export interface CountedReview extends Pick<
  LensReviewRow,
  'workload' | 'lens' | 'lens_version' | 'updated'
> {
  /** How many answers have a risk. */
  readonly risks: Readonly<Partial<Record<Risk, number>>>
  /** When the last of the answers changed; null without any. */
  readonly answered: number | null
}

/** What lists say of the reviews of workloads. */
export interface ReviewCounts {
  /** In the order of application. */
  readonly reviews: readonly CountedReview[]
  /** Of the newest complete runs, for questions that nobody answered: no other is decided by evidence. */
  readonly evidence: readonly EvidenceRow[]
}

interface Found {
  readonly workloads: readonly WorkloadRow[] | null
  readonly summaries:
    | readonly {
        readonly workload: string
        readonly reviews: readonly Omit<CountedReview, 'workload'>[]
      }[]
    | null
  readonly evidence: readonly EvidenceRow[] | null
}

/** The reviews of workloads, counted. */
export async function countReviews(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<ReviewCounts> {
  const { reviews, evidence } = await read(
    db,
    sql`select id from workload where id = any(${workloads})`,
  )
  return { reviews, evidence }
}

/** A page of own and shared workloads in the order of creation, with their reviews counted: one statement for all. */
export async function listCountedWorkloads(
  db: Db | Tx,
  viewer: Viewer,
  request: PageRequest,
): Promise<ReviewCounts & { readonly page: Page<WorkloadRow> }> {
  const { workloads, ...counts } = await read(db, visibleWorkloads(viewer, request))
  return { ...counts, page: pageOfWorkloads(workloads, request) }
}

async function read(
  db: Db | Tx,
  workloads: RawBuilder<unknown>,
): Promise<ReviewCounts & { readonly workloads: readonly WorkloadRow[] }> {
  const { rows } = await sql<Found>`with w as materialized (${workloads}) select
    (select json_agg(w) from w) as workloads,
    (select json_agg(s) from w, lateral (
      select * from review_summary where workload = w.id offset 0) as s) as summaries,
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
  const summaries = found?.summaries ?? []
  return {
    workloads: found?.workloads ?? [],
    reviews: summaries.flatMap(({ workload, reviews }) =>
      reviews.map((review) => ({ workload, ...review })),
    ),
    evidence: found?.evidence ?? [],
  }
}
