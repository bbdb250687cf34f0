import { z } from 'zod'
import { getMilestone } from '../../../store/milestones.ts'
import type { Json, MilestoneRow, WorkloadRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { appliedLens } from '../reviews/applied-lens.ts'
import type { LensState, ReviewState } from '../reviews/state.ts'
import { notFound } from '../tool-error.ts'

/** What a milestone freezes besides rows. */
const moreSchema = z.object({
  /** Lens alias → ids of the questions that the profile put first. */
  prioritised: z.record(z.string(), z.array(z.string())),
})

/** What `freeze` keeps for `readMilestone`. */
export function frozenMore(lenses: readonly LensState[]): Json {
  const prioritised = lenses.map(({ review, prioritised }) => [review.lens, [...prioritised]])
  return { prioritised: Object.fromEntries(prioritised) }
}

/** A workload as a milestone froze it. @throws ToolError not-found */
export async function readMilestone(
  context: Pick<ToolContext, 'db' | 'tool' | 'caller'>,
  { id }: WorkloadRow,
  number: number,
): Promise<ReviewState> {
  const milestone = await getMilestone(context.db, id, number)
  if (milestone === undefined) throw notFound('MILESTONE', String(number))
  return frozenState(context, milestone)
}

/** The state that a milestone carries. */
export async function frozenState(
  context: Pick<ToolContext, 'db' | 'tool' | 'caller'>,
  { number, name, created, data }: MilestoneRow,
): Promise<ReviewState> {
  const more = moreSchema.safeParse(data.more)
  const prioritised = new Map(Object.entries(more.success ? more.data.prioritised : {}))
  const answers = Map.groupBy(data.answers, (row) => row.lens)
  const lenses: LensState[] = []
  for (const review of data.lensReviews)
    lenses.push({
      review,
      applied: await appliedLens(context, review, data.workload, true),
      answers: new Map((answers.get(review.lens) ?? []).map((row) => [row.question, row])),
      proposals: new Map(),
      prioritised: new Set(prioritised.get(review.lens)),
      frozen: true,
    })
  return { workload: data.workload, lenses, milestone: { number, name, at: created } }
}
