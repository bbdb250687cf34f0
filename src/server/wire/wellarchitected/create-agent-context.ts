import { createAgentContext } from '../../../app/tool/agent/contexts/create.ts'
import { present } from '../../../lib/present.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateAgentContext'> = async (
  { profileArn, title, content },
  context,
) => ({
  context: await createAgentContext(context, profileArn, { title, content: present(content) }),
})
