import { disassociateProfiles } from '../../../app/tool/profiles/disassociate.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DisassociateProfiles'> = async (input, context) => {
  await disassociateProfiles(context, input.WorkloadId, input.ProfileArns)
  return {}
}
