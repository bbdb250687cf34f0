import { getAgentGeneration } from '../../../../store/agent-generations.ts'
import type { ToolContext } from '../../context.ts'
import { notFound } from '../../tool-error.ts'
import { findOwnProfile } from '../profiles/find-own.ts'
import { describeGeneration } from './describe.ts'
import { takeUp } from './take-up.ts'

export async function getGeneration(context: ToolContext, profileArn: string, id: string) {
  const profile = await findOwnProfile(context, profileArn, 'read')
  const row = await getAgentGeneration(context.db, id)
  if (row?.profile !== profile.id) throw notFound('AGENT_GENERATION', id)
  takeUp(context, row)
  return describeGeneration(row)
}
