import { getGeneration } from '../../../app/tool/agent/generations/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetAgentRecommendationGeneration'> = async (input, context) =>
  getGeneration(context, input.profileArn, input.generationId)
