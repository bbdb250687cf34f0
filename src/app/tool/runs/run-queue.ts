import { PlinthError } from '../../../model/diagnostic.ts'
import { insertRun, runningRuns, updateRun } from '../../../store/runs.ts'
import { getEvidenceFile } from '../../../store/evidence-files.ts'
import type { WorkloadRow } from '../../../store/schema.ts'
import type { Db } from '../../../store/db.ts'
import { getWorkload } from '../../../store/workloads.ts'
import { write } from '../../../store/write.ts'
import type { Progress } from '../../gather.ts'
import { cutText } from '../answers/cut-text.ts'
import type { ToolContext } from '../context.ts'
import { accessDenied, conflict, notFound, ToolError } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { reviewSources } from './review-sources.ts'
import type { RunSource } from './run-request.ts'
import { newRun, saveReview } from './save-review.ts'

/** Runs of this process at a time. */
const mostRunning = 2
/** A run that is older than this many milliseconds and not of this process has been given up. */
const longestRun = 3_600_000

/** Reviews that this process makes in the background. */
export interface RunQueue {
  /** Starts a run and gives its id. @throws ToolError */
  readonly start: (
    context: ToolContext,
    workload: string,
    sources: readonly RunSource[],
  ) => Promise<string>
  /** How far a run of this process is. */
  readonly progress: (run: string) => Progress | undefined
  /** Resolves when no run is under way. */
  readonly idle: () => Promise<void>
  /** Ends what is under way; resolves when it has ended. */
  readonly close: () => Promise<void>
}

/** @param onError gets what went wrong besides the sources, and was a bug */
export function createRunQueue(onError: (error: unknown) => void): RunQueue {
  const running = new Map<string, { progress: Progress; readonly end: Promise<void> }>()
  const stop = new AbortController()
  return {
    start: async (context, id, sources) => {
      const { workload } = await getOwnWorkload(context, id, 'contribute')
      await admit(context, id, sources)
      if (running.size >= mostRunning)
        throw new ToolError('throttling', 'Other reviews are under way; try again when they ended.')
      const run = context.newId()
      const by = context.caller.principalArn
      await writeAs(context, 'StartRun', workload.arn, (tx) =>
        insertRun(tx, {
          ...newRun(run, workload),
          status: 'RUNNING',
          ended: null,
          data: { kind: 'request', by, sources: sources.map((source) => ({ ...source })) },
        }),
      )
      const end = work(context, workload, run, sources).finally(() => running.delete(run))
      running.set(run, { progress: { stage: 'starting', done: 0, total: 1 }, end })
      return run
    },
    progress: (run) => running.get(run)?.progress,
    idle,
    close: async () => {
      stop.abort()
      await idle()
    },
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all([...running.values()].map(({ end }) => end))
  }

  async function work(
    context: ToolContext,
    workload: WorkloadRow,
    run: string,
    sources: readonly RunSource[],
  ): Promise<void> {
    // The request that started it has its answer first.
    await Promise.resolve()
    const started = Date.now()
    try {
      const review = await reviewSources(context, workload, sources, {
        signal: stop.signal,
        onProgress: (progress) => {
          const entry = running.get(run)
          if (entry !== undefined) entry.progress = progress
        },
      })
      stop.signal.throwIfAborted()
      const problem = review.diagnostics.find(({ severity }) => severity === 'error')
      if (review.resourceCount === 0)
        throw new ToolError(
          'validation',
          problem?.message ?? 'Nothing of what was read belongs to the workload.',
        )
      const now = context.now + (Date.now() - started)
      await saveReview({ ...context, now }, workload.id, review, undefined, run)
    } catch (error) {
      await fail(context, workload, run, error).catch(onError)
    }
  }

  async function fail(
    context: ToolContext,
    workload: WorkloadRow,
    run: string,
    error: unknown,
  ): Promise<void> {
    const known = error instanceof ToolError || error instanceof PlinthError
    if (!known && !stop.signal.aborted) onError(error)
    const why = known ? error.message : stop.signal.aborted ? 'The server was stopped.' : broken
    const by = context.caller.principalArn
    await writeAs(context, 'FailRun', workload.arn, (tx) =>
      updateRun(tx, run, 'any', {
        status: 'FAILED',
        ended: context.now,
        data: { kind: 'request', by, sources: [], error: cutText(why, 1000) ?? '' },
      }),
    )
  }
}

const broken = 'Something went wrong in the server; its log says more.'

async function admit(
  context: ToolContext,
  workload: string,
  sources: readonly RunSource[],
): Promise<void> {
  if (sources.some(({ kind }) => kind === 'aws') && context.caller.role !== 'admin')
    throw accessDenied('Only administrators may use the AWS credentials of the server.')
  for (const source of sources)
    if (
      source.kind === 'file' &&
      (await getEvidenceFile(context.db, workload, source.sha256)) === undefined
    )
      throw notFound('EVIDENCE_FILE', source.sha256)
  const [other] = await runningRuns(context.db, context.now + 1, workload)
  if (other !== undefined) throw conflict('A review of the workload is under way.', 'RUN', other.id)
}

/**
 * Ends runs that a process left when it ended.
 * @param age milliseconds since their start; 0 where no other process can be making one
 */
export async function giveUpRuns(db: Db, now: number, age = longestRun): Promise<void> {
  for (const { id, account, workload } of await runningRuns(db, now - age + 1)) {
    const subject = (await getWorkload(db, workload))?.arn ?? workload
    await write(db, { account, principal: 'plinth', at: now }, 'FailRun', subject, (tx) =>
      updateRun(tx, id, 'any', {
        status: 'FAILED',
        ended: now,
        data: { kind: 'request', by: 'plinth', sources: [], error: 'It was interrupted.' },
      }),
    )
  }
}
