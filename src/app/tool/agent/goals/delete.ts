import { deleteAgentGoal } from '../../../../store/agent-goals.ts'
import type { ToolContext } from '../../context.ts'
import { notFound } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { findGoal } from './find.ts'

export async function deleteAgentGoalOf(
  context: ToolContext,
  profileArn: string,
  id: string,
): Promise<void> {
  const { profile } = await findGoal(context, profileArn, id, 'contribute')
  await writeAs(context, 'DeleteAgentGoal', profile, async (tx) => {
    if (typeof (await deleteAgentGoal(tx, id)) === 'string') throw notFound('AGENT_GOAL', id)
  })
}
