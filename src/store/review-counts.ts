import { sql } from 'kysely'
import type { Risk } from '../model/review.ts'
import type { Db, Tx } from './db.ts'
import { proposing } from './review-heads.ts'
import { rowsAsJson } from './rows-as-json.ts'
import type { EvidenceRow, LensReviewRow } from './schema.ts'

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

interface Summary {
  readonly workload: string
  readonly reviews: readonly Omit<CountedReview, 'workload'>[]
  /** Whether a run is, or was, complete. */
  readonly ran: boolean
}

/** The reviews of workloads, counted. */
export async function countReviews(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<ReviewCounts> {
  const { rows } = await sql<Summary>`select workload, reviews, ran from review_summary
    where workload = any(${workloads})`.execute(db)
  return {
    reviews: rows.flatMap(({ workload, reviews }) =>
      reviews.map((review) => ({ workload, ...review })),
    ),
    evidence: await listOpenEvidence(
      db,
      rows.filter(({ ran }) => ran).map(({ workload }) => workload),
    ),
  }
}

/** What the newest complete runs propose for questions that nobody answered. */
export async function listOpenEvidence(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly EvidenceRow[]> {
  if (workloads.length === 0) return []
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
