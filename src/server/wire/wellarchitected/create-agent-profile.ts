import { createAgentProfile } from '../../../app/tool/agent/profiles/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateAgentProfile'> = async (input, context) =>
  createAgentProfile(context, input)
