import { listAnswers } from '../../../store/answers.ts'
import type { ToolContext } from '../context.ts'
import { filterQuestions } from '../reviews/question-filter.ts'
import { readLens } from '../reviews/read-state.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { summariseQuestion } from './describe.ts'

export interface QuestionsRequest {
  readonly lens: string
  readonly pillar?: string | undefined
}

/** The questions of a lens with their risk and who answered them, in the order of the lens. */
export async function listQuestions(
  context: ToolContext,
  id: string,
  { lens: alias, pillar }: QuestionsRequest,
) {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const { lens } = await readLens(context, workload, alias)
  const stored = await listAnswers(context.db, id, lens.review.lens)
  const rows = new Map(stored.map((row) => [row.question, row]))
  return {
    lens: lens.applied.alias,
    name: lens.applied.lens.name,
    items: filterQuestions(lens, id, { PillarId: pillar }).map((question) =>
      summariseQuestion(lens, question, rows.get(question.id)),
    ),
  }
}
