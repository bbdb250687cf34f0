import { getRecommendation } from '../../../app/tool/agent/recommendations/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetAgentRecommendation'> = async (input, context) =>
  getRecommendation(context, input.recommendationArn, input.remediationType)
