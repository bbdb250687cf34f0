import { listAgentContexts } from '../../../../store/agent-contexts.ts'
import type { ToolContext } from '../../context.ts'
import { readPage } from '../../store-page.ts'
import { requireOwnProfile } from '../profiles/find-own.ts'
import { describeContext } from './describe.ts'

/** Contexts of a profile in the order of creation. */
export async function listAgentContextsOf(context: ToolContext, profileArn: string) {
  const profile = await requireOwnProfile(context, profileArn, 'read')
  const { items, nextToken } = await readPage(context, (request) =>
    listAgentContexts(context.db, profile.id, request),
  )
  return { items: items.map(describeContext), nextToken }
}
