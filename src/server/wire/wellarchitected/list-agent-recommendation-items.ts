import { listRecommendationItems } from '../../../app/tool/agent/recommendations/list-items.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAgentRecommendationItems'> = async (input, context) =>
  listRecommendationItems(context, input.recommendationArn, input.type)
