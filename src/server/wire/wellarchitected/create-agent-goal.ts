import { createAgentGoal } from '../../../app/tool/agent/goals/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateAgentGoal'> = async (input, context) => ({
  goal: await createAgentGoal(context, input.profileArn, input),
})
