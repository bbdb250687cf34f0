import { getAgentContextOf } from '../../../app/tool/agent/contexts/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetAgentContext'> = async (input, context) => ({
  context: await getAgentContextOf(context, input.profileArn, input.id),
})
