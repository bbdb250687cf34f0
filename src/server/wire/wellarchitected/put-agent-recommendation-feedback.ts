import { putRecommendationFeedback } from '../../../app/tool/agent/recommendations/put-feedback.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'PutAgentRecommendationFeedback'> = async (input, context) => {
  await putRecommendationFeedback(context, input.recommendationArn, input)
  return {}
}
