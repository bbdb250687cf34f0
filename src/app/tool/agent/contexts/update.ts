import { present } from '../../../../lib/present.ts'
import { updateAgentContext } from '../../../../store/agent-contexts.ts'
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
  const before = await findContext(context, profileArn, id, 'contribute')
  return writeAs(context, 'UpdateAgentContext', before.profile, async (tx) => {
    const data = { ...before.data, ...present(change), ...touch(context) }
    const row = await updateAgentContext(tx, id, 'any', { data })
    if (typeof row === 'string') throw notFound('AGENT_CONTEXT', id)
    return describeContext(row)
  })
}
