import { createShare } from '../../../app/tool/shares/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateProfileShare'> = async (input, context) => {
  const { id } = await createShare(context, {
    kind: 'profile',
    reference: input.ProfileArn,
    sharedWith: input.SharedWith,
  })
  return { ProfileArn: input.ProfileArn, ShareId: id }
}
