import { printable } from '../../../lib/printable.ts'
import { pillarOf } from '../../../model/pillar.ts'
import { getLensReview } from '../../../store/lens-reviews.ts'
import { latestRun, listEvidence } from '../../../store/runs.ts'
import type { ToolContext } from '../context.ts'
import { appliedLens } from '../reviews/applied-lens.ts'
import { lensKey } from '../reviews/find-lens.ts'
import { invalid, notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { type CheckData, checksOf } from './check-data.ts'

/** Which choice of which review. */
export interface CheckQuery {
  readonly WorkloadId: string
  readonly LensArn: string
  readonly PillarId: string
  readonly QuestionId: string
  readonly ChoiceId: string
}

export interface FoundChecks {
  readonly checks: readonly CheckData[]
  /** When the run ended. */
  readonly at: Date
  /** What every entry repeats. */
  readonly place: Omit<CheckQuery, 'WorkloadId'>
}

/**
 * The checks that the newest complete run of a workload made for a choice; none before the first run.
 * @throws ToolError not-found or access-denied; validation when the lens has no such pillar, question or choice
 */
export async function readChecks(context: ToolContext, query: CheckQuery): Promise<FoundChecks> {
  const { db, now } = context
  const { workload } = await getOwnWorkload(context, query.WorkloadId, 'read')
  const lens = lensKey(context, query.LensArn)
  const review = await getLensReview(db, workload.id, lens)
  if (review === undefined) throw notFound('LENS_REVIEW', query.LensArn)
  const applied = await appliedLens(context, review, workload)
  checkPlace(applied.lens, query, workload.id)
  const { PillarId, QuestionId, ChoiceId } = query
  const place = { LensArn: applied.arn, PillarId, QuestionId, ChoiceId }
  const run = await latestRun(db, workload.id)
  if (run === undefined) return { checks: [], at: new Date(now), place }
  const rows = await listEvidence(db, run.id, { lens, question: QuestionId, choice: ChoiceId })
  return { checks: rows.flatMap(checksOf), at: new Date(run.ended ?? run.updated), place }
}

function checkPlace(
  { questions }: Awaited<ReturnType<typeof appliedLens>>['lens'],
  { PillarId, QuestionId, ChoiceId }: CheckQuery,
  workload: string,
): void {
  const inPillar = questions.filter((each) => pillarOf(each) === PillarId)
  if (inPillar.length === 0) throw unknown('PillarId', 'pillar', PillarId, workload)
  const question = inPillar.find(({ id }) => id === QuestionId)
  if (question === undefined) throw unknown('QuestionId', 'question', QuestionId, workload)
  if (!question.practices.some(({ id }) => id === ChoiceId))
    throw unknown('ChoiceId', 'choice', ChoiceId, workload)
}

function unknown(name: string, noun: string, id: string, workload: string) {
  const message = `No ${noun} with ID ${printable(id)} was found in workload ${workload}.`
  return invalid(message, { name, message })
}
