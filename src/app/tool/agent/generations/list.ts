import { listAgentGenerations } from '../../../../store/agent-generations.ts'
import type { ToolContext } from '../../context.ts'
import { readPage } from '../../store-page.ts'
import { findOwnProfile } from '../profiles/find-own.ts'
import { summariseGeneration } from './describe.ts'
import { takeUp } from './take-up.ts'

/** Generations of a profile in the order of creation, of one type where it is given. */
export async function listGenerations(
  context: ToolContext,
  profileArn: string,
  type: string | undefined,
) {
  const profile = await findOwnProfile(context, profileArn, 'read')
  const { items, nextToken } = await readPage(context, (request) =>
    listAgentGenerations(context.db, profile.id, request, type),
  )
  for (const row of items) takeUp(context, row)
  return { items: items.map(summariseGeneration), nextToken }
}
