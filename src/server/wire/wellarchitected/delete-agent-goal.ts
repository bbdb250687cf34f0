import { deleteAgentGoalOf } from '../../../app/tool/agent/goals/delete.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteAgentGoal'> = async (input, context) => {
  await deleteAgentGoalOf(context, input.profileArn, input.id)
  return {}
}
