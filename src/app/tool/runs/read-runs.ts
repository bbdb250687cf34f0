import { getRun, latestRun, listEvidence, listRuns } from '../../../store/runs.ts'
import type { EvidenceRow, RunRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { type PageOf, pageThrough } from '../page.ts'
import { notFound, ToolError } from '../tool-error.ts'
import { readPage } from '../store-page.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { type PracticeEvidence, readEvidence } from './evidence-data.ts'
import { readRequest } from './run-request.ts'
import { readRun, type RunData } from './run-data.ts'

/** A run in a list. */
export function describeRun(run: RunRow) {
  const data = readRun(run)
  return {
    id: run.id,
    workload: run.workload,
    status: run.status,
    created: new Date(run.created).toISOString(),
    ...(run.ended === null ? {} : { ended: new Date(run.ended).toISOString() }),
    ...(data === undefined ? {} : { at: data.at, lens: data.lens, summary: data.summary }),
    error: readRequest(run)?.error,
  }
}

/** The runs of a workload, oldest first. */
export async function listWorkloadRuns(
  context: ToolContext,
  id: string,
): Promise<PageOf<ReturnType<typeof describeRun>>> {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const page = await readPage(context, (request) => listRuns(context.db, workload.id, request))
  return { ...page, items: page.items.map(describeRun) }
}

/** One run with all that it keeps besides evidence. */
export async function getWorkloadRun(context: ToolContext, id: string) {
  const run = await readableRun(context, id)
  const data = readRun(run)
  return { ...describeRun(run), ...(data === undefined ? {} : { review: data }) }
}

/** The newest run of a workload that a review left. @throws ToolError not-found */
export async function newestReview(
  context: ToolContext,
  id: string,
): Promise<{ readonly run: RunRow; readonly data: RunData }> {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const run = await latestRun(context.db, workload.id)
  const data = run === undefined ? undefined : readRun(run)
  if (run !== undefined && data !== undefined) return { run, data }
  throw new ToolError('not-found', `No review of the workload ${workload.name} was saved yet.`, {
    resourceType: 'RUN',
    resourceId: workload.id,
  })
}

export interface EvidenceOfChoice extends PracticeEvidence {
  readonly lens: string
  readonly question: string
  readonly choice: string
}

/** What a run says of practices, in the order of question and choice ids. */
export async function listRunEvidence(
  context: ToolContext,
  id: string,
  question?: string,
): Promise<PageOf<EvidenceOfChoice>> {
  const run = await readableRun(context, id)
  const rows = await listEvidence(context.db, run.id, question === undefined ? {} : { question })
  const { items, nextToken } = pageThrough(rows, context.page, cursorOf)
  const read = items.flatMap((row) => {
    const data = readEvidence(row)
    const { lens, question, choice } = row
    return data === undefined ? [] : [{ lens, question, choice, ...data }]
  })
  return nextToken === undefined ? { items: read } : { items: read, nextToken }
}

function cursorOf({ lens, question, choice }: EvidenceRow): string {
  return JSON.stringify([lens, question, choice])
}

/** A run of a workload that the caller may read; of others nobody learns that they exist. */
async function readableRun(context: ToolContext, id: string): Promise<RunRow> {
  const run = await getRun(context.db, id)
  if (run === undefined) throw notFound('RUN', id)
  await getOwnWorkload(context, run.workload, 'read').catch((error: unknown) => {
    throw error instanceof ToolError && error.kind === 'not-found' ? notFound('RUN', id) : error
  })
  return run
}
