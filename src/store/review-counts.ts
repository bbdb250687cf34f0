import { type RawBuilder, sql } from 'kysely'
import type { Risk } from '../model/review.ts'
import type { Db, Tx } from './db.ts'
import type { Page, PageRequest } from './page.ts'
import { proposing } from './review-heads.ts'
import { rowsAsJson } from './rows-as-json.ts'
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

interface Found extends WorkloadRow {
  readonly reviews: readonly Omit<CountedReview, 'workload'>[]
  /** Whether a run is, or was, complete. */
  readonly ran: boolean
}

/** The reviews of workloads, counted. */
export async function countReviews(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<ReviewCounts> {
  const { reviews, evidence } = await read(
    db,
    sql`select * from workload where id = any(${workloads})`,
  )
  return { reviews, evidence }
}

/** A page of own and shared workloads in the order of creation, with their reviews counted. */
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
  const { rows } = await sql<Found>`select w.*, s.reviews, s.ran
    from (${workloads}) as w, lateral (
      select reviews, ran from review_summary where workload = w.id offset 0) as s
    order by created, id`.execute(db)
  const ran = rows.filter((row) => row.ran).map(({ id }) => id)
  return {
    workloads: rows,
    reviews: rows.flatMap(({ id, reviews }) =>
      reviews.map((review) => ({ workload: id, ...review })),
    ),
    evidence: ran.length === 0 ? [] : await listOpenEvidence(db, ran),
  }
}

/** What the newest complete runs propose for questions that nobody answered. */
function listOpenEvidence(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly EvidenceRow[]> {
  return rowsAsJson(
    db,
    sql`select ${proposing} from evidence as e where run in (
        select distinct on (workload) run.id from run
          where run.workload = any(${workloads}) and status = 'COMPLETE'
          order by workload, created desc, run.id desc)
        and not exists (select from answer as a where a.workload = e.workload
          and a.lens = e.lens and a.question = e.question and a.risk <> 'UNANSWERED')
      order by workload, lens, question, choice`,
  )
}
