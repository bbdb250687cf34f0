import { listRecommendations } from '../../../app/tool/agent/recommendations/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAgentRecommendations'> = async (input, context) =>
  listRecommendations(context, input.profileArn, input)
