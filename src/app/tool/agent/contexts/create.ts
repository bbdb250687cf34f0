import { insertAgentContext, listAgentContexts } from '../../../../store/agent-contexts.ts'
import { lockAgentProfile } from '../../../../store/agent-profiles.ts'
import type { AgentContextContent } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import { conflict, notFound, quotaExceeded } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { asUuid } from '../ids.ts'
import { findOwnProfile } from '../profiles/find-own.ts'
import { writerOf } from '../trail.ts'
import { describeContext } from './describe.ts'

/** Contexts of a profile. */
export const contextLimit = 30

export interface NewAgentContext {
  readonly title: string
  readonly content: AgentContextContent
}

/** Adds what is known of an application to a profile. Its environment decides how generations rank. */
export async function createAgentContext(
  context: ToolContext,
  profileArn: string,
  given: NewAgentContext,
) {
  const { id: profile } = await findOwnProfile(context, profileArn, 'contribute')
  const id = asUuid(context.newId())
  return writeAs(context, 'CreateAgentContext', profile, async (tx) => {
    if ((await lockAgentProfile(tx, profile)) === undefined)
      throw notFound('AGENT_PROFILE', profile)
    if (
      (await listAgentContexts(tx, profile, { limit: contextLimit })).items.length >= contextLimit
    )
      throw quotaExceeded(
        `The agent profile has ${contextLimit} contexts, the most there can be.`,
        'L-agent-contexts',
        { type: 'AGENT_CONTEXT' },
      )
    const data = { title: given.title, content: given.content, createdBy: writerOf(context) }
    const row = await insertAgentContext(tx, { id, profile, type: 'APPLICATION', data })
    if (row === 'exists') throw conflict(`A context ${id} exists already.`, 'AGENT_CONTEXT', id)
    return describeContext(row)
  })
}
