import { startGeneration } from '../../../app/tool/agent/generations/start.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'StartAgentRecommendationGeneration'> = async (input, context) =>
  startGeneration(context, input.profileArn, input)
