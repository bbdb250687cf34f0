import { present } from '../../../../lib/present.ts'
import { updateAgentGoal } from '../../../../store/agent-goals.ts'
import type { ToolContext } from '../../context.ts'
import { notFound } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { checkPillars } from '../profiles/check-pillars.ts'
import { touch } from '../trail.ts'
import type { NewAgentGoal } from './create.ts'
import { describeGoal } from './describe.ts'
import { findGoal } from './find.ts'

export type AgentGoalChange = { [Key in keyof NewAgentGoal]?: NewAgentGoal[Key] | undefined }

/** Replaces the members given. */
export async function updateAgentGoalOf(
  context: ToolContext,
  profileArn: string,
  id: string,
  change: AgentGoalChange,
) {
  const before = await findGoal(context, profileArn, id, 'contribute')
  const { title, description, pillars } = change
  checkPillars(pillars ?? [])
  return writeAs(context, 'UpdateAgentGoal', before.profile, async (tx) => {
    const data = { ...before.data, ...present({ title, description, pillars }), ...touch(context) }
    const row = await updateAgentGoal(tx, id, 'any', { data })
    if (typeof row === 'string') throw notFound('AGENT_GOAL', id)
    return describeGoal(row)
  })
}
