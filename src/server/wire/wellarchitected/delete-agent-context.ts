import { deleteAgentContextOf } from '../../../app/tool/agent/contexts/delete.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteAgentContext'> = async (input, context) => {
  await deleteAgentContextOf(context, input.profileArn, input.id)
  return {}
}
