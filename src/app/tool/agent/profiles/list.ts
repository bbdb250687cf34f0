import { listAgentProfiles } from '../../../../store/agent-profiles.ts'
import type { ToolContext } from '../../context.ts'
import { requireRole } from '../../permissions.ts'
import { readPage } from '../../store-page.ts'
import { describeProfiles } from './describe.ts'

/** Profiles of the caller's account and Region, in the order of creation. */
export async function listAgentProfilesOf(context: ToolContext) {
  requireRole(context, 'read')
  const { db, caller } = context
  const { items, nextToken } = await readPage(context, (request) =>
    listAgentProfiles(db, caller.account, caller.region, request),
  )
  return { items: await describeProfiles(context, items), nextToken }
}
