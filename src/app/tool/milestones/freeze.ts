import { pillarOf } from '../../../model/pillar.ts'
import type { Tx } from '../../../store/db.ts'
import { insertMilestone, listMilestones } from '../../../store/milestones.ts'
import type { AnswerRow, MilestoneRow, WorkloadRow } from '../../../store/schema.ts'
import { lockWorkload } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { readState } from '../reviews/read-state.ts'
import { effectiveIn, type LensState, riskIn } from '../reviews/state.ts'
import { conflict, notFound, quotaExceeded } from '../tool-error.ts'
import { summariseWorkload } from '../workloads/describe.ts'
import { frozenMore } from './frozen-state.ts'
import { keepSummary } from './summary.ts'

/** Milestones of a workload. */
export const milestoneLimit = 100

/**
 * Records a milestone inside a write: a copy of the workload, its reviews and its answers as they stand, with what
 * evidence adds to them and the risks of today.
 * @throws ToolError conflict when the name is taken, quota at the limit
 */
export async function freeze(
  tx: Tx,
  context: ToolContext,
  { id }: WorkloadRow,
  name: string,
): Promise<MilestoneRow> {
  const workload = await lockWorkload(tx, id)
  if (workload === undefined) throw notFound('WORKLOAD', id)
  const { items } = await listMilestones(tx, id, { limit: milestoneLimit })
  const state = await readState({ ...context, db: tx }, workload)
  const added =
    items.length >= milestoneLimit
      ? 'full'
      : await insertMilestone(tx, {
          workload: id,
          name,
          summary: keepSummary(summariseWorkload(state)),
          data: {
            workload,
            lensReviews: state.lenses.map(({ review, applied }) => ({
              ...review,
              lens_version: applied.version,
            })),
            answers: state.lenses.flatMap((lens) => freezeAnswers(lens)),
            more: frozenMore(state.lenses),
          },
        })
  if (added === 'missing') throw notFound('WORKLOAD', id)
  if (added === 'exists')
    throw conflict(
      `The workload has a milestone named ${name} already; names are unique, ignoring case and spaces.`,
      'MILESTONE',
      name,
    )
  if (added === 'full')
    throw quotaExceeded(
      `The workload ${id} has ${milestoneLimit} milestones, the most there can be.`,
      'L-milestones-per-workload',
      { type: 'MILESTONE', id },
    )
  return added
}

function freezeAnswers(lens: LensState): readonly AnswerRow[] {
  const { workload, lens: alias } = lens.review
  return lens.applied.lens.questions.flatMap((question) => {
    const row = lens.answers.get(question.id)
    const { data, origin } = effectiveIn(lens, question)
    if (row === undefined && origin === 'none' && Object.keys(data.choices).length === 0) return []
    const updated = row?.updated ?? lens.review.updated
    return [
      {
        workload,
        lens: alias,
        question: question.id,
        pillar: pillarOf(question),
        risk: riskIn(lens, question),
        data,
        version: 1,
        created: updated,
        updated,
      },
    ]
  })
}
