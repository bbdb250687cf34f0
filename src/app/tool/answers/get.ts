import type { ToolContext } from '../context.ts'
import { findQuestion } from '../reviews/question-filter.ts'
import { readOwnLens } from '../reviews/read-state.ts'
import { showAnswer } from '../reviews/state.ts'
import { describeAnswer } from './describe-answer.ts'
import type { ReviewRequest } from './list.ts'

export interface AnswerRequest extends ReviewRequest {
  readonly QuestionId: string
}

/** One question with its answer. */
export async function getAnswer(context: ToolContext, request: AnswerRequest) {
  const { WorkloadId: id, LensAlias, MilestoneNumber: milestone, QuestionId } = request
  const narrowing = { milestone, question: QuestionId }
  const { lens } = await readOwnLens(context, id, 'read', LensAlias, narrowing)
  const question = findQuestion(lens, QuestionId)
  return {
    WorkloadId: id,
    MilestoneNumber: milestone,
    LensAlias: lens.applied.alias,
    LensArn: lens.applied.arn,
    Answer: describeAnswer(showAnswer(lens, question)),
  }
}
