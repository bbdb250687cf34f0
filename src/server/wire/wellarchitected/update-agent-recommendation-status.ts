import { updateRecommendationStatus } from '../../../app/tool/agent/recommendations/update-status.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateAgentRecommendationStatus'> = async (input, context) => {
  await updateRecommendationStatus(
    context,
    input.recommendationArn,
    input.status,
    input.updateReason,
  )
  return {}
}
