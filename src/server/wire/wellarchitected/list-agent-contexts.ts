import { listAgentContextsOf } from '../../../app/tool/agent/contexts/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAgentContexts'> = async (input, context) =>
  listAgentContextsOf(context, input.profileArn)
