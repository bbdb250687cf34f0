import { sql } from 'kysely'
import type { Risk } from '../model/review.ts'
import type { Db, Tx } from './db.ts'
import { rowsAsJson } from './rows-as-json.ts'
import type { AnswerRow, EvidenceRow, LensReviewRow } from './schema.ts'

/** An answer without what was said: enough to count. */
export interface AnswerHead extends Pick<AnswerRow, 'workload' | 'lens' | 'question' | 'risk'> {
  /** When the last answer of the lens changed. */
  readonly updated: number
}

interface Heads extends Pick<AnswerRow, 'workload' | 'lens'> {
  readonly updated: number
  readonly risks: Readonly<Record<string, Risk>>
}

/** Answers of workloads without their contents, for counts in lists: one entry a lens, because rows are what takes time. */
export async function listAnswerHeads(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly AnswerHead[]> {
  if (workloads.length === 0) return []
  const rows = await rowsAsJson<Heads>(
    db,
    sql`select workload, lens, max(updated) as updated, json_object_agg(question, risk) as risks
      from answer where workload = any(${workloads}) group by workload, lens`,
  )
  return rows.flatMap(({ workload, lens, updated, risks }) =>
    Object.entries(risks).map(([question, risk]) => ({ workload, lens, question, risk, updated })),
  )
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
  { lens, question, unanswered }: EvidenceNarrowing = {},
): Promise<readonly EvidenceRow[]> {
  if (workloads.length === 0) return []
  return rowsAsJson(
    db,
    sql`select run, lens, question, choice, workload, created,
      jsonb_strip_nulls(jsonb_build_object('verdict', data->'verdict', 'because', data->'because',
        'coverage', data->'coverage', 'link', data->'link')) as data
    from evidence as e where run in (
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
    order by workload, lens, question, choice`,
  )
}

/** Lens reviews of many workloads, in the order of `position`. */
export async function listLensReviewsOf(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly LensReviewRow[]> {
  if (workloads.length === 0) return []
  return rowsAsJson(
    db,
    sql`select * from lens_review where workload = any(${workloads})
      order by workload, position, lens`,
  )
}
