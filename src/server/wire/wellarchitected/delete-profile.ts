import { deleteProfile } from '../../../app/tool/profiles/delete.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteProfile'> = async (input, context) => {
  await deleteProfile(context, input.ProfileArn)
  return {}
}
