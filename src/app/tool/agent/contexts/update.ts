import { present } from '../../../../lib/present.ts'
import { getAgentContext, updateAgentContext } from '../../../../store/agent-contexts.ts'
import { lockAgentProfile } from '../../../../store/agent-profiles.ts'
import type { ToolContext } from '../../context.ts'
import { notFound } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { touch } from '../trail.ts'
import type { NewAgentContext } from './create.ts'
import { describeContext } from './describe.ts'
import { findContext } from './find.ts'

export type AgentContextChange = {
  [Key in keyof NewAgentContext]?: NewAgentContext[Key] | undefined
}

/** Replaces the members given. */
export async function updateAgentContextOf(
  context: ToolContext,
  profileArn: string,
  id: string,
  change: AgentContextChange,
) {
  const { profile } = await findContext(context, profileArn, id, 'contribute')
  return writeAs(context, 'UpdateAgentContext', profile, async (tx) => {
    // Changes of one profile wait for each other, so that none is lost.
    await lockAgentProfile(tx, profile)
    const before = await getAgentContext(tx, id)
    if (before === undefined) throw notFound('AGENT_CONTEXT', id)
    const data = { ...before.data, ...present(change), ...touch(context) }
    const row = await updateAgentContext(tx, id, before.version, { data })
    if (typeof row === 'string') throw notFound('AGENT_CONTEXT', id)
    return describeContext(row)
  })
}
