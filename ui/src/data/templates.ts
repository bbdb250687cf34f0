import type { Input } from './operations.ts'
import { callTool, toolList, toolQuery } from './tool.ts'

/** One question of one lens of a template. */
export interface TemplatePlace {
  readonly TemplateArn: string
  readonly LensAlias: string
  readonly QuestionId: string
}

export const templateQuery = (TemplateArn: string) =>
  toolQuery('GetReviewTemplate', { TemplateArn })

export const templateAnswersQuery = (TemplateArn: string, LensAlias: string) =>
  toolList(
    'ListReviewTemplateAnswers',
    { TemplateArn, LensAlias, MaxResults: 50 },
    (o) => o.AnswerSummaries,
  )

export const templateAnswerQuery = (place: TemplatePlace) =>
  toolQuery('GetReviewTemplateAnswer', { ...place })

type Change = Omit<Input<'UpdateReviewTemplateAnswer'>, keyof TemplatePlace>

export const saveTemplateAnswer = (place: TemplatePlace, change: Change) =>
  callTool('UpdateReviewTemplateAnswer', { ...place, ...change })
