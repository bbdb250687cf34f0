import type { ToolContext } from '../context.ts'
import { findQuestion } from '../reviews/question-filter.ts'
import { readLens } from '../reviews/read-state.ts'
import { showAnswer } from '../reviews/state.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { describeAnswer } from './describe-answer.ts'
import type { ReviewRequest } from './list.ts'

export interface AnswerRequest extends ReviewRequest {
  readonly QuestionId: string
}

/** One question with its answer. */
export async function getAnswer(context: ToolContext, request: AnswerRequest) {
  const { WorkloadId: id, LensAlias, MilestoneNumber: milestone, QuestionId } = request
  const { workload } = await getOwnWorkload(context, id, 'read')
  const { lens } = await readLens(context, workload, LensAlias, { milestone, question: QuestionId })
  const question = findQuestion(lens, QuestionId)
  return {
    WorkloadId: id,
    MilestoneNumber: milestone,
    LensAlias: lens.applied.alias,
    LensArn: lens.applied.arn,
    Answer: describeAnswer(showAnswer(lens, question)),
  }
}
