import type { ToolContext } from '../../context.ts'
import { describeGoal } from './describe.ts'
import { findGoal } from './find.ts'

export async function getAgentGoalOf(context: ToolContext, profileArn: string, id: string) {
  return describeGoal(await findGoal(context, profileArn, id, 'read'))
}
