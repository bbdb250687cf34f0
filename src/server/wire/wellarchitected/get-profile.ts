import { getProfile } from '../../../app/tool/profiles/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetProfile'> = async (input, context) => ({
  Profile: await getProfile(context, input.ProfileArn, input.ProfileVersion),
})
