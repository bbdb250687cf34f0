import { updateAgentGoalOf } from '../../../app/tool/agent/goals/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateAgentGoal'> = async (input, context) => ({
  goal: await updateAgentGoalOf(context, input.profileArn, input.id, input),
})
