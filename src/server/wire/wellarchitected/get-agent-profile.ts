import { getAgentProfileOf } from '../../../app/tool/agent/profiles/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetAgentProfile'> = async (input, context) =>
  getAgentProfileOf(context, input.profileArn)
