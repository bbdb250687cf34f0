import { getAgentGoalOf } from '../../../app/tool/agent/goals/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetAgentGoal'> = async (input, context) => ({
  goal: await getAgentGoalOf(context, input.profileArn, input.id),
})
