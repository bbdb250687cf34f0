import { removeShare } from '../../../app/tool/shares/change.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteProfileShare'> = async (input, context) => {
  await removeShare(context, 'profile', input.ProfileArn, input.ShareId)
  return {}
}
