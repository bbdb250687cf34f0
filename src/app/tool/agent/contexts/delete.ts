import { deleteAgentContext } from '../../../../store/agent-contexts.ts'
import type { ToolContext } from '../../context.ts'
import { notFound } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { findContext } from './find.ts'

export async function deleteAgentContextOf(
  context: ToolContext,
  profileArn: string,
  id: string,
): Promise<void> {
  const { profile } = await findContext(context, profileArn, id, 'contribute')
  await writeAs(context, 'DeleteAgentContext', profile, async (tx) => {
    if (typeof (await deleteAgentContext(tx, id)) === 'string') throw notFound('AGENT_CONTEXT', id)
  })
}
