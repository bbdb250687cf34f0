import { updateProfile } from '../../../app/tool/profiles/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateProfile'> = async (input, context) => {
  const change = { description: input.ProfileDescription, answers: input.ProfileQuestions }
  return { Profile: await updateProfile(context, input.ProfileArn, change) }
}
