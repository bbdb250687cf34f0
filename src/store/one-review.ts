import { sql } from 'kysely'
import { compare } from '../lib/compare.ts'
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

/** A row of one of four tables, so that one statement can give all; what `a` to `f` are depends on the table. */
interface Part {
  readonly part: 'workload' | 'review' | 'answer' | 'evidence'
  readonly a: string
  readonly b: string
  readonly c: string
  readonly d: string
  readonly e: string
  readonly f: string
  readonly position: number
  readonly version: number
  readonly created: number
  readonly updated: number
  readonly data: unknown
}

/**
 * Reads what an answer takes in one statement: several would take most of the time of a request, and so would rows as
 * one JSON value.
 * @param question narrows answers and evidence to one question
 * @returns undefined where there is no such workload
 */
export async function readOneReview(
  db: Db | Tx,
  workload: string,
  lens: string,
  question?: string,
): Promise<OneReview | undefined> {
  const narrow = question === undefined ? sql`` : sql`and question = ${storableText(question)}`
  const { rows } = await sql<Part>`with asked as materialized (
      select ${storableText(workload)}::text as workload, ${storableText(lens)}::text as lens)
    select 'workload' as part, id as a, arn as b, account as c, region as d, name as e, folded as f,
        null::integer as position, version, created, updated, data
      from workload where id = (select workload from asked)
    union all select 'review', workload, lens, lens_version, null, null, null,
        position, version, created, updated, data
      from lens_review where ${asked}
    union all select 'answer', workload, lens, question, pillar, risk, null,
        null, version, created, updated, data
      from answer where ${asked} ${narrow}
    union all select 'evidence', workload, lens, question, run, choice, null,
        null, null, created, null, data
      from (select ${proposing} from evidence
        where run = (select id from run where workload = (select workload from asked)
            and status = 'COMPLETE' order by created desc, id desc limit 1)
          and lens = (select lens from asked) ${narrow}) as e`.execute(db)
  const of = (part: Part['part']) => rows.filter((row) => row.part === part)
  const [found] = of('workload').map(asWorkload)
  return (
    found && {
      workload: found,
      review: of('review').map(asReview)[0] ?? null,
      answers: of('answer').map(asAnswer),
      evidence: of('evidence')
        .map(asEvidence)
        .toSorted((a, b) => compare(a.question, b.question) || compare(a.choice, b.choice)),
    }
  )
}

const asked = sql`workload = (select workload from asked) and lens = (select lens from asked)`

function keptOf({ version, created, updated }: Part) {
  return { version, created, updated }
}

// What `data` and the words of a column are, the tables say.
function asWorkload(row: Part): WorkloadRow {
  const { a: id, b: arn, c: account, d: region, e: name, f: folded } = row
  const data = row.data as WorkloadRow['data']
  return { id, arn, account, region, name, folded, ...keptOf(row), data }
}

function asReview(row: Part): LensReviewRow {
  const { a: workload, b: lens, c, position } = row
  const data = row.data as LensReviewRow['data']
  return { workload, lens, lens_version: c, position, ...keptOf(row), data }
}

function asAnswer(row: Part): AnswerRow {
  const { a: workload, b: lens, c: question, d: pillar, e } = row
  const risk = e as AnswerRow['risk']
  const data = row.data as AnswerRow['data']
  return { workload, lens, question, pillar, risk, ...keptOf(row), data }
}

function asEvidence({ a: workload, b: lens, c: question, d: run, e: choice, ...row }: Part) {
  const data = row.data as EvidenceRow['data']
  return { run, lens, question, choice, workload, created: row.created, data }
}
