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

interface Heads extends Pick<AnswerHead, 'workload' | 'lens' | 'updated'> {
  /** A line for each question: its risk, a space and its id. */
  readonly risks: string
}

/** Answers of workloads without their contents: one entry a lens, because rows and JSON are what takes time. */
export async function listAnswerHeads(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly AnswerHead[]> {
  if (workloads.length === 0) return []
  const rows = await rowsAsJson<Heads>(
    db,
    sql`select workload, lens, max(updated) as updated,
      string_agg(risk || ' ' || question, ${'\n'}) as risks
      from answer where workload = any(${workloads}) group by workload, lens`,
  )
  return rows.flatMap(headsOf)
}

function headsOf({ workload, lens, updated, risks }: Heads): readonly AnswerHead[] {
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
}

/** Evidence of the newest complete run of each workload, of which `data` holds just what proposes an answer. */
export async function listLatestEvidence(
  db: Db | Tx,
  workloads: readonly string[],
  { lens, question }: EvidenceNarrowing = {},
): Promise<readonly EvidenceRow[]> {
  if (workloads.length === 0) return []
  return rowsAsJson(
    db,
    sql`select ${proposing} from evidence where run in (
      select distinct on (workload) id from run
      where workload = any(${workloads}) and status = 'COMPLETE'
      order by workload, created desc, id desc)
    ${lens === undefined ? sql`` : sql`and lens = ${lens}`}
    ${question === undefined ? sql`` : sql`and question = ${question}`}
    order by workload, lens, question, choice`,
  )
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
  if (workloads.length === 0) return []
  return rowsAsJson(
    db,
    sql`select * from lens_review where workload = any(${workloads})
      order by workload, position, lens`,
  )
}
