import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, insertAll, type Refusal, remove, update } from './rows.ts'
import type { EvidenceRow, RunRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getRun(db: Db | Tx, id: string): Promise<RunRow | undefined> {
  return find(db, 'run', { id })
}

/** Runs of a workload, oldest first. */
export function listRuns(
  db: Db | Tx,
  workload: string,
  request: PageRequest,
): Promise<Page<RunRow>> {
  return page(db, 'run', sql`workload = ${workload}`, ['created', 'id'], request)
}

/** The newest run that ended well. */
export async function latestRun(db: Db | Tx, workload: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`select * from run
    where workload = ${workload} and status = 'COMPLETE' order by created desc, id desc limit 1`.execute(
    db,
  )
  return rows[0]
}

export function insertRun(tx: Tx, row: New<'run'>): Promise<RunRow | 'exists'> {
  return insert(tx, 'run', row)
}

export function updateRun(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'run'>,
): Promise<RunRow | Refusal> {
  return update(tx, 'run', { id }, expected, change)
}

/** Runs that are said to be under way, of a workload or of all, and were started before a moment. */
export async function runningRuns(
  db: Db | Tx,
  before: number,
  workload?: string,
): Promise<readonly RunRow[]> {
  const where = sql`status = 'RUNNING' and created < ${before}
    ${workload === undefined ? sql`` : sql`and workload = ${workload}`}`
  return (await page(db, 'run', where, ['created', 'id'], all)).items
}

/** With its evidence. */
export function deleteRun(tx: Tx, id: string): Promise<RunRow | 'missing' | 'stale'> {
  return remove(tx, 'run', { id })
}

/** Stores what a run says of choices. */
export function insertEvidence(
  tx: Tx,
  rows: readonly Omit<EvidenceRow, 'created'>[],
): Promise<readonly EvidenceRow[]> {
  return insertAll(tx, 'evidence', rows)
}

/** Replaces what a run says of a choice, because people decided something that it depends on. */
export async function updateEvidence(
  tx: Tx,
  { run, lens, question, choice }: EvidenceRow,
  data: EvidenceRow['data'],
): Promise<void> {
  await update(tx, 'evidence', { run, lens, question, choice }, 'any', { data })
}

export interface EvidenceFilter {
  readonly lens?: string
  readonly question?: string
  readonly choice?: string
}

/** Evidence of a run, narrowed by lens, question and choice. */
export async function listEvidence(
  db: Db | Tx,
  run: string,
  { lens, question, choice }: EvidenceFilter = {},
): Promise<readonly EvidenceRow[]> {
  const where = sql`run = ${run} ${lens === undefined ? sql`` : sql`and lens = ${lens}`}
    ${question === undefined ? sql`` : sql`and question = ${question}`}
    ${choice === undefined ? sql`` : sql`and choice = ${choice}`}`
  return (await page(db, 'evidence', where, ['lens', 'question', 'choice'], all)).items
}
