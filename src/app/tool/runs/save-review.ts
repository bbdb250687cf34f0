import { printable } from '../../../lib/printable.ts'
import type { Lens } from '../../../model/lens.ts'
import type { Review } from '../../../model/review.ts'
import {
  deleteRun,
  insertEvidence,
  insertRun,
  latestRun,
  listRuns,
  updateRun,
} from '../../../store/runs.ts'
import type { EvidenceRow, RunRow, WorkloadRow } from '../../../store/schema.ts'
import type { Tx } from '../../../store/db.ts'
import { analyseAll } from '../../access-analyzer/analyse/analyse-all.ts'
import { keepAccessSnapshot } from '../../access-analyzer/snapshot/keep-snapshot.ts'
import { cutText } from '../answers/cut-text.ts'
import type { ToolContext } from '../context.ts'
import { readState } from '../reviews/read-state.ts'
import { invalid, notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { keepFindings } from '../findings/keep-findings.ts'
import { startClocks } from '../plan/start-clocks.ts'
import { createForReview } from './create-for-review.ts'
import { practiceEvidenceOf } from './evidence-data.ts'
import { findWorkload, findWorkloadNamed, isWorkloadId } from './find-workload.ts'
import { readRun, runDataOf } from './run-data.ts'

/** Runs that a workload keeps; older ones go when a new one comes. */
export const runLimit = 50

/** Characters of a name. */
const nameLimit = 100

export interface SavedReview {
  readonly run: string
  readonly workload: WorkloadRow
  /** The workload did not exist before. */
  readonly created: boolean
  /** Practices that evidence was stored for. */
  readonly practices: number
}

/**
 * Stores a review as a run of a workload: its summary, sources, coverage and gaps, and the evidence of every practice.
 * From then on the answers that no person gave show what the evidence proposes. What people said in the configuration
 * file is not stored as their answer.
 * @param reference id, ARN or name; a workload of a name that does not exist is created
 * @param server address of the server, for links to the evidence, e.g. `https://plinth.example.com`
 * @param started id of a run that was started for it, and ends with this
 * @throws ToolError not-found, access-denied; validation when the workload does not use the lens of the review
 */
export async function saveReview(
  context: ToolContext,
  reference: string,
  review: Review,
  server?: string,
  started?: string,
): Promise<SavedReview> {
  const { workload, created } = await workloadFor(context, reference, review)
  const lens = await lensOf(context, workload, review)
  const run = started ?? context.newId()
  const rows = evidenceOf(review, { run, lens, workload: workload.id }, server)
  await writeAs(context, 'SaveReview', workload.arn, async (tx) => {
    const last = await latestRun(tx, workload.id)
    const before = last === undefined ? [] : (readRun(last)?.plan ?? [])
    await startClocks(tx, context.now, workload.id, review, new Set(before.map(({ id }) => id)))
    await dropOldRuns(tx, workload.id)
    const outcome = { status: 'COMPLETE' as const, ended: context.now, data: runDataOf(review) }
    if (started === undefined) await insertRun(tx, { ...newRun(run, workload), ...outcome })
    else if (typeof (await updateRun(tx, run, 'any', outcome)) === 'string')
      throw notFound('RUN', run)
    await insertEvidence(tx, rows)
    await keepFindings(tx, context, { run, workload: workload.id }, review)
    await keepAccessSnapshot(tx, { run, workload: workload.id }, review)
    await analyseAll(tx, workload, context.now)
  })
  return { run, workload, created, practices: rows.length }
}

/** What every run of a workload has. */
export function newRun(id: string, { id: workload, account, region }: WorkloadRow) {
  return { id, workload, account, region }
}

async function workloadFor(context: ToolContext, reference: string, review: Review) {
  const name = cutText(reference, nameLimit) ?? ''
  const known = isWorkloadId(reference)
    ? await findWorkload(context, reference)
    : await findWorkloadNamed(context, name)
  if (known === undefined && !isOfficial(context, review.lens)) throw notApplied(name, review)
  const id = known?.id ?? (await createForReview(context, name, review.workload)).id
  const { workload } = await getOwnWorkload(context, id, 'contribute')
  return { workload, created: known === undefined }
}

/** The key under which the workload uses the lens of the review. */
async function lensOf(
  context: ToolContext,
  workload: WorkloadRow,
  review: Review,
): Promise<string> {
  const { lenses } = await readState(context, workload)
  const used = lenses.find(({ applied }) => isSame(applied.lens, review.lens))
  if (used === undefined) throw notApplied(workload.name, review)
  return used.review.lens
}

function isOfficial({ tool }: ToolContext, lens: Lens): boolean {
  return tool.officialLenses().some((official) => isSame(official, lens))
}

/** A lens may differ by a version. Names are not enough: anyone may name a lens like an official one. */
function isSame(used: Lens, { alias, questions }: Lens): boolean {
  if (used.alias !== alias) return false
  const known = new Set(used.questions.map(({ id }) => id))
  return questions.some(({ id }) => known.has(id))
}

function notApplied(workload: string, { lens }: Review): Error {
  return invalid(
    `The workload ${printable(workload)} does not use the lens ${printable(lens.name)}: apply it first.`,
  )
}

function evidenceOf(
  { questions }: Review,
  where: Pick<EvidenceRow, 'run' | 'lens' | 'workload'>,
  server: string | undefined,
): readonly Omit<EvidenceRow, 'created'>[] {
  const rows: Omit<EvidenceRow, 'created'>[] = []
  for (const { question, practices } of questions)
    for (const review of practices) {
      if (review.practice.none) continue
      const choice = review.practice.id
      const data = practiceEvidenceOf(review, linkTo(server, where.run, question.id))
      rows.push({ ...where, question: question.id, choice, data })
    }
  return rows
}

/** Where a server shows the evidence of a question. */
function linkTo(server: string | undefined, run: string, question: string): string | undefined {
  if (server === undefined) return undefined
  const path = `/api/runs/${run}/evidence?question=${encodeURIComponent(question)}`
  return `${server.replace(/\/$/, '')}${path}`
}

async function dropOldRuns(tx: Tx, workload: string): Promise<void> {
  const { items } = await listRuns(tx, workload, { limit: 1000 })
  const over: readonly RunRow[] = items.slice(0, Math.max(0, items.length - runLimit + 1))
  for (const { id } of over) await deleteRun(tx, id)
}
