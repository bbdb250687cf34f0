import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { storableText } from './encode.ts'
import { proposing } from './review-heads.ts'
import type { AnswerRow, EvidenceRow, LensReviewRow, WorkloadRow } from './schema.ts'

/** A workload with one of its lenses. */
export interface OneReview {
  readonly workload: WorkloadRow
  /** Null where the lens is not applied. */
  readonly review: LensReviewRow | null
  readonly answers: readonly AnswerRow[]
  /** Of the newest complete run; `data` holds just what proposes an answer. */
  readonly evidence: readonly EvidenceRow[]
}

interface Found extends Pick<OneReview, 'workload' | 'review'> {
  readonly answers: readonly AnswerRow[] | null
  readonly evidence: readonly EvidenceRow[] | null
}

/**
 * Reads what an answer takes in one statement, as JSON: five statements would take most of the time of a request.
 * @param question narrows answers and evidence to one question
 * @returns undefined where there is no such workload
 */
export async function readOneReview(
  db: Db | Tx,
  workload: string,
  lens: string,
  question?: string,
): Promise<OneReview | undefined> {
  const narrow =
    question === undefined
      ? sql`lens = ${storableText(lens)}`
      : sql`lens = ${storableText(lens)} and question = ${storableText(question)}`
  const { rows } = await sql<Found>`select to_json(w) as workload,
    (select to_json(r) from lens_review as r
      where r.workload = w.id and lens = ${storableText(lens)}) as review,
    (select json_agg(a order by question) from answer as a
      where a.workload = w.id and ${narrow}) as answers,
    (select json_agg(p order by question, choice) from (select ${proposing} from evidence
      where run = (select id from run where run.workload = w.id and status = 'COMPLETE'
        order by created desc, id desc limit 1) and ${narrow}) as p) as evidence
    from workload as w where id = ${storableText(workload)}`.execute(db)
  const [found] = rows
  return found && { ...found, answers: found.answers ?? [], evidence: found.evidence ?? [] }
}
