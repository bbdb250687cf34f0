import { updateAgentProfileOf } from '../../../app/tool/agent/profiles/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateAgentProfile'> = async (input, context) =>
  updateAgentProfileOf(context, input.profileArn, input)
