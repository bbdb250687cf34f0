import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { AnswerRow, EvidenceRow, LensReviewRow } from './schema.ts'

/** An answer without what was said: enough to count. */
export type AnswerHead = Pick<
  AnswerRow,
  'workload' | 'lens' | 'question' | 'pillar' | 'risk' | 'updated'
>

/** Answers of workloads without their contents, for counts in lists. */
export async function listAnswerHeads(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly AnswerHead[]> {
  if (workloads.length === 0) return []
  const { rows } =
    await sql<AnswerHead>`select workload, lens, question, pillar, risk, updated from answer
    where workload in (${sql.join(workloads)}) order by workload, lens, question`.execute(db)
  return rows
}

export interface EvidenceNarrowing {
  readonly lens?: string | undefined
  readonly question?: string | undefined
}

/** Evidence of the newest complete run of each workload. */
export async function listLatestEvidence(
  db: Db | Tx,
  workloads: readonly string[],
  { lens, question }: EvidenceNarrowing = {},
): Promise<readonly EvidenceRow[]> {
  if (workloads.length === 0) return []
  const { rows } = await sql<EvidenceRow>`select * from evidence where run in (
      select distinct on (workload) id from run
      where workload in (${sql.join(workloads)}) and status = 'COMPLETE'
      order by workload, created desc, id desc)
    ${lens === undefined ? sql`` : sql`and lens = ${lens}`}
    ${question === undefined ? sql`` : sql`and question = ${question}`}
    order by workload, lens, question, choice`.execute(db)
  return rows
}

/** Lens reviews of many workloads, in the order of `position`. */
export async function listLensReviewsOf(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly LensReviewRow[]> {
  if (workloads.length === 0) return []
  const { rows } = await sql<LensReviewRow>`select * from lens_review
    where workload in (${sql.join(workloads)}) order by workload, position, lens`.execute(db)
  return rows
}
