import { getAgentRecommendation } from '../../../../store/agent-recommendations.ts'
import { getAgentProfile } from '../../../../store/agent-profiles.ts'
import type { AgentRecommendationRow } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import { type Need, requireRole } from '../../permissions.ts'
import { notFound } from '../../tool-error.ts'

/** A recommendation of a profile of the caller's account and Region. @throws ToolError not-found or access-denied */
export async function findRecommendation(
  context: ToolContext,
  arn: string,
  need: Need,
): Promise<AgentRecommendationRow> {
  const { db, caller } = context
  const row = await getAgentRecommendation(db, arn)
  const profile = row && (await getAgentProfile(db, row.profile))
  if (row === undefined || profile?.account !== caller.account || profile.region !== caller.region)
    throw notFound('AGENT_RECOMMENDATION', arn)
  requireRole(context, need)
  return row
}
