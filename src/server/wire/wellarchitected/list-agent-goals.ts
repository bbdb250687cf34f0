import { listAgentGoalsOf } from '../../../app/tool/agent/goals/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAgentGoals'> = async (input, context) =>
  listAgentGoalsOf(context, input.profileArn)
