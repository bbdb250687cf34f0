import { type RawBuilder, sql } from 'kysely'
import type { Risk } from '../model/review.ts'
import type { Db, Tx } from './db.ts'
import { rowsAsJson } from './rows-as-json.ts'
import type { AnswerRow, EvidenceRow, LensReviewRow } from './schema.ts'

/** An answer without what was said: enough to count. */
export interface AnswerHead extends Pick<AnswerRow, 'workload' | 'lens' | 'question' | 'risk'> {
  /** When the last answer of the lens changed. */
  readonly updated: number
}

/** What lists count of workloads. */
export interface ReviewHeads {
  readonly reviews: readonly LensReviewRow[]
  /** Of questions that nobody answered. */
  readonly evidence: readonly EvidenceRow[]
  readonly answers: readonly AnswerHead[]
}

interface Found {
  readonly reviews: readonly LensReviewRow[] | null
  readonly evidence: readonly EvidenceRow[] | null
  readonly answers: readonly FoundAnswers[] | null
}

interface FoundAnswers extends Pick<AnswerHead, 'workload' | 'lens' | 'updated'> {
  /** A line for each question: its risk, a space and its id. */
  readonly risks: string
}

/**
 * Lenses, evidence and answers of workloads in one statement, without the contents of answers: one line of text a
 * question, because rows and JSON are what takes time.
 */
export async function readReviewHeads(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<ReviewHeads> {
  if (workloads.length === 0) return { reviews: [], evidence: [], answers: [] }
  const { rows } = await sql<Found>`select
    (select json_agg(r) from (${lensReviewsOf(workloads)}) as r) as reviews,
    (select json_agg(e) from (${latestEvidenceOf(workloads, { unanswered: true })}) as e) as evidence,
    (select json_agg(a) from (select workload, lens, max(updated) as updated,
      string_agg(risk || ' ' || question, ${'\n'}) as risks
      from answer where workload = any(${workloads}) group by workload, lens) as a) as answers`.execute(
    db,
  )
  const [found] = rows
  return {
    reviews: found?.reviews ?? [],
    evidence: found?.evidence ?? [],
    answers: (found?.answers ?? []).flatMap(headsOf),
  }
}

function headsOf({ workload, lens, updated, risks }: FoundAnswers): readonly AnswerHead[] {
  return risks.split('\n').map((line) => {
    const cut = line.indexOf(' ')
    // The column holds nothing else.
    const risk = line.slice(0, cut) as Risk
    return { workload, lens, question: line.slice(cut + 1), risk, updated }
  })
}

export interface EvidenceNarrowing {
  readonly lens?: string | undefined
  readonly question?: string | undefined
  /** Only questions that nobody answered: no other is decided by evidence. */
  readonly unanswered?: true
}

/** Evidence of the newest complete run of each workload, of which `data` holds just what proposes an answer. */
export async function listLatestEvidence(
  db: Db | Tx,
  workloads: readonly string[],
  narrowing: EvidenceNarrowing = {},
): Promise<readonly EvidenceRow[]> {
  return workloads.length === 0 ? [] : rowsAsJson(db, latestEvidenceOf(workloads, narrowing))
}

function latestEvidenceOf(
  workloads: readonly string[],
  { lens, question, unanswered }: EvidenceNarrowing,
): RawBuilder<unknown> {
  return sql`select ${proposing} from evidence as e where run in (
      select distinct on (workload) id from run
      where workload = any(${workloads}) and status = 'COMPLETE'
      order by workload, created desc, id desc)
    ${lens === undefined ? sql`` : sql`and lens = ${lens}`}
    ${question === undefined ? sql`` : sql`and question = ${question}`}
    ${
      unanswered === undefined
        ? sql``
        : sql`and not exists (select from answer as a where a.workload = e.workload
            and a.lens = e.lens and a.question = e.question and a.risk <> 'UNANSWERED')`
    }
    order by workload, lens, question, choice`
}

/** Columns of evidence, of which `data` holds just what proposes an answer. */
export const proposing = sql`run, lens, question, choice, workload, created,
  jsonb_strip_nulls(jsonb_build_object('verdict', data->'verdict', 'because', data->'because',
    'coverage', data->'coverage', 'link', data->'link')) as data`

/** Lens reviews of many workloads, in the order of `position`. */
export async function listLensReviewsOf(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly LensReviewRow[]> {
  return workloads.length === 0 ? [] : rowsAsJson(db, lensReviewsOf(workloads))
}

function lensReviewsOf(workloads: readonly string[]): RawBuilder<unknown> {
  // By key, workload by workload: the embedded database has no statistics and would compare every row with every id.
  return sql`select r.* from unnest(${workloads}::text[]) as w(id),
    lateral (select * from lens_review where workload = w.id offset 0) as r
    order by r.workload, r.position, r.lens`
}
