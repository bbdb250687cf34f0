import { listAgentProfilesOf } from '../../../app/tool/agent/profiles/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAgentProfiles'> = async (_, context) =>
  listAgentProfilesOf(context)
