import { deleteAgentProfileOf } from '../../../app/tool/agent/profiles/delete.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteAgentProfile'> = async (input, context) => {
  await deleteAgentProfileOf(context, input.profileArn)
  return {}
}
