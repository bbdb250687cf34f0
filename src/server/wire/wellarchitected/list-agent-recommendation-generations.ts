import { listGenerations } from '../../../app/tool/agent/generations/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAgentRecommendationGenerations'> = async (input, context) =>
  listGenerations(context, input.profileArn, input.recommendationType)
