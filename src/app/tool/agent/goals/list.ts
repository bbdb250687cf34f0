import { listAgentGoals } from '../../../../store/agent-goals.ts'
import type { ToolContext } from '../../context.ts'
import { readPage } from '../../store-page.ts'
import { requireOwnProfile } from '../profiles/find-own.ts'
import { describeGoal } from './describe.ts'

/** Goals of a profile in the order of creation. */
export async function listAgentGoalsOf(context: ToolContext, profileArn: string) {
  const profile = await requireOwnProfile(context, profileArn, 'read')
  const { items, nextToken } = await readPage(context, (request) =>
    listAgentGoals(context.db, profile.id, request),
  )
  return { items: items.map(describeGoal), nextToken }
}
