import { getAgentGoal } from '../../../../store/agent-goals.ts'
import type { AgentGoalRow } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import type { Need } from '../../permissions.ts'
import { notFound } from '../../tool-error.ts'
import { findOwnProfile } from '../profiles/find-own.ts'

/** A goal of a profile that the caller may use. @throws ToolError not-found or access-denied */
export async function findGoal(
  context: ToolContext,
  profileArn: string,
  id: string,
  need: Need,
): Promise<AgentGoalRow> {
  const profile = await findOwnProfile(context, profileArn, need)
  const row = await getAgentGoal(context.db, id)
  if (row?.profile !== profile.id) throw notFound('AGENT_GOAL', id)
  return row
}
