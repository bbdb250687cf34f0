import { present } from '../../../../lib/present.ts'
import { getAgentGoal, updateAgentGoal } from '../../../../store/agent-goals.ts'
import { lockAgentProfile } from '../../../../store/agent-profiles.ts'
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
  const { profile } = await findGoal(context, profileArn, id, 'contribute')
  const { title, description, pillars } = change
  checkPillars(pillars ?? [])
  return writeAs(context, 'UpdateAgentGoal', profile, async (tx) => {
    // Changes of one profile wait for each other, so that none is lost.
    await lockAgentProfile(tx, profile)
    const before = await getAgentGoal(tx, id)
    if (before === undefined) throw notFound('AGENT_GOAL', id)
    const data = { ...before.data, ...present({ title, description, pillars }), ...touch(context) }
    const row = await updateAgentGoal(tx, id, before.version, { data })
    if (typeof row === 'string') throw notFound('AGENT_GOAL', id)
    return describeGoal(row)
  })
}
