import { getAgentProfile } from '../../../../store/agent-profiles.ts'
import type { AgentProfileRow } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import { type Need, requireRole } from '../../permissions.ts'
import { invalid, notFound } from '../../tool-error.ts'

/**
 * A profile of the caller's account and Region; those of others do not exist for the caller, they are never shared.
 * @throws ToolError not-found or access-denied
 */
export async function findOwnProfile(
  context: ToolContext,
  arn: string,
  need: Need,
): Promise<AgentProfileRow> {
  const profile = await look(context, arn)
  if (profile === undefined) throw notFound('AGENT_PROFILE', arn)
  requireRole(context, need)
  return profile
}

/** The same for operations whose model knows no "not found": they answer 400. */
export async function requireOwnProfile(
  context: ToolContext,
  arn: string,
  need: Need,
): Promise<AgentProfileRow> {
  const profile = await look(context, arn)
  const message = `No agent profile ${arn} was found.`
  if (profile === undefined) throw invalid(message, { name: 'profileArn', message })
  requireRole(context, need)
  return profile
}

async function look({ db, caller }: ToolContext, arn: string) {
  const row = await getAgentProfile(db, arn)
  return row?.account === caller.account && row.region === caller.region ? row : undefined
}
