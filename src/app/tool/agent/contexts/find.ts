import { getAgentContext } from '../../../../store/agent-contexts.ts'
import type { AgentContextRow } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import type { Need } from '../../permissions.ts'
import { notFound } from '../../tool-error.ts'
import { findOwnProfile } from '../profiles/find-own.ts'

/** A context of a profile that the caller may use. @throws ToolError not-found or access-denied */
export async function findContext(
  context: ToolContext,
  profileArn: string,
  id: string,
  need: Need,
): Promise<AgentContextRow> {
  const profile = await findOwnProfile(context, profileArn, need)
  const row = await getAgentContext(context.db, id)
  if (row?.profile !== profile.id) throw notFound('AGENT_CONTEXT', id)
  return row
}
