import { updateAgentContextOf } from '../../../app/tool/agent/contexts/update.ts'
import { present } from '../../../lib/present.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateAgentContext'> = async (
  { profileArn, id, title, content },
  context,
) => ({
  context: await updateAgentContextOf(context, profileArn, id, {
    title,
    content: content && present(content),
  }),
})
