import { associateProfiles } from '../../../app/tool/profiles/associate.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'AssociateProfiles'> = async (input, context) => {
  await associateProfiles(context, input.WorkloadId, input.ProfileArns)
  return {}
}
