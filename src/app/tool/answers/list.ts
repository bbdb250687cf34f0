import type { ToolContext } from '../context.ts'
import { pageThrough } from '../page.ts'
import { filterQuestions, type QuestionFilter } from '../reviews/question-filter.ts'
import { readOwnLens } from '../reviews/read-state.ts'
import { showAnswer } from '../reviews/state.ts'
import { summariseAnswer } from './describe-answer.ts'

export interface ReviewRequest {
  readonly WorkloadId: string
  /** Alias or ARN. */
  readonly LensAlias: string
  readonly MilestoneNumber?: number | undefined
}

/** The questions of a lens with their answers, in the order of the lens. */
export async function listAnswers(context: ToolContext, request: ReviewRequest & QuestionFilter) {
  const { WorkloadId: id, LensAlias, MilestoneNumber: milestone } = request
  const { lens } = await readOwnLens(context, id, 'read', LensAlias, { milestone })
  const questions = filterQuestions(lens, id, request)
  const { items, nextToken } = pageThrough(questions, context.page, (question) => question.id)
  return {
    WorkloadId: id,
    MilestoneNumber: milestone,
    LensAlias: lens.applied.alias,
    LensArn: lens.applied.arn,
    AnswerSummaries: items.map((question) => summariseAnswer(showAnswer(lens, question))),
    NextToken: nextToken,
  }
}
